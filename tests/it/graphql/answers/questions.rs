//! The questions of `docs/answers.md`: what is asked, in words and as GraphQL, and how its answer is shown.

use serde_json::Value;

use super::show;

/// A question of the page.
pub struct Question {
    /// The question in words.
    pub title: &'static str,
    /// The question as GraphQL.
    pub query: &'static str,
    /// Its answer as Markdown.
    pub show: fn(&Value) -> String,
}

/// The questions, in the order of the page.
pub const QUESTIONS: &[Question] = &[
    Question {
        title: "Who connects to the Koh Kong sugar case, by role?",
        query: PARTIES,
        show: show::parties,
    },
    Question {
        title: "How does the Srae Ambel community reach the English court?",
        query: TO_THE_COURT,
        show: show::paths,
    },
    Question {
        title: "Who owned the Koh Kong sugar companies on 2008-01-01 and on 2012-01-01?",
        query: OWNERS,
        show: show::owners,
    },
    Question {
        title: "Which organisations signed statements together, and how often?",
        query: CO_SIGNERS,
        show: show::co_signers,
    },
    Question {
        title: "Who led CCHR on 2013-06-30?",
        query: LED,
        show: show::led,
    },
    Question {
        title: "Which donors do CLEC and CCHR share?",
        query: DONORS,
        show: show::shared,
    },
    Question {
        title: "How many families do the cases affect, and by whose count?",
        query: FAMILIES,
        show: show::families,
    },
    Question {
        title: "What do the UDG case and the Koh Kong case share?",
        query: CASES_SHARE,
        show: show::cases_share,
    },
    Question {
        title: "What is the story of the peace table?",
        query: PEACE_TABLE,
        show: show::peace_table,
    },
    Question {
        title: "What changed hands for money in the Koh Kong case, upstream and downstream?",
        query: MONEY,
        show: show::money,
    },
];

const PARTIES: &str = r#"
{
  case(by: { slug: "koh-kong-sugar" }) {
    parties {
      roleLabel
      parties {
        actor { name kindLabel }
        relationship { valid { words } confidence note evidence { ...Passage } }
      }
    }
  }
}
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
"#;

pub const TO_THE_COURT: &str = r#"
{
  paths(from: { slug: "srae-ambel-community" }, to: { slug: "english-high-court" }, budget: { hops: 4 }, first: 3) {
    paths {
      length
      score { total }
      weakest { number }
      heldTogether { from to certainly }
      things { name }
      hops { number sentence confidence evidence { ...Passage } }
    }
    completeness { note }
  }
}
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
"#;

pub const OWNERS: &str = r#"
{
  plantation2008: ownership(of: { slug: "koh-kong-plantation" }, at: { validAt: "2008-01-01" }) { ...Owners }
  plantation2012: ownership(of: { slug: "koh-kong-plantation" }, at: { validAt: "2012-01-01" }) { ...Owners }
  sugar2008: ownership(of: { slug: "koh-kong-sugar-industry" }, at: { validAt: "2008-01-01" }) { ...Owners }
  sugar2012: ownership(of: { slug: "koh-kong-sugar-industry" }, at: { validAt: "2012-01-01" }) { ...Owners }
}
fragment Owners on OwnershipAnswer {
  steps {
    depth
    owner { name }
    owned { name }
    share { words }
    relationship { valid { words held } confidence disputed evidence { ...Passage } }
  }
  sums { owned { name } day share { max words } unknown exceeds }
  completeness { note }
}
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
"#;

const CO_SIGNERS: &str = r"
{
  coSigners(first: 50) {
    a { name }
    b { name }
    count
    statements { name issuedOn { text } evidence { ...Passage } }
  }
}
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
";

const LED: &str = r#"
{
  certainly: thing(by: { slug: "cchr" }) {
    relationships(filter: { kinds: [HOLDS_POSITION], direction: IN }, at: { validAt: "2013-06-30", certainly: true }, first: 50) { ...Posts }
  }
  possibly: thing(by: { slug: "cchr" }) {
    relationships(filter: { kinds: [HOLDS_POSITION], direction: IN }, at: { validAt: "2013-06-30" }, first: 50) { ...Posts }
  }
}
fragment Posts on RelationshipConnection { nodes { sentence valid { held } confidence evidence { ...Passage } } }
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
"#;

const DONORS: &str = r#"
{
  shared(of: [{ slug: "clec" }, { slug: "cchr" }], where: { kinds: [FUNDS], backward: [FUNDS] }) {
    things {
      thing { name }
      relationships { sentence confidence note evidence { ...Passage } }
    }
    completeness { note }
  }
}
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
"#;

const FAMILIES: &str = r"
{
  cases(filter: { measure: FAMILIES }, first: 50) {
    nodes {
      name
      figures(measures: [FAMILIES]) {
        words
        group
        asOf { text }
        rank
        confidence
        disputed
        evidence { locator stance claim attributedTo source { title publisher } }
      }
    }
  }
}
";

const CASES_SHARE: &str = r#"
{
  shared(of: [{ slug: "udg-koh-sdach" }, { slug: "koh-kong-sugar" }], first: 50) {
    things {
      thing { name }
      relationships { sentence confidence note evidence { ...Passage } }
    }
    completeness { note }
  }
  paths(
    from: { slug: "udg-koh-sdach" }
    to: { slug: "koh-kong-sugar" }
    avoid: [{ slug: "clec" }]
    budget: { hops: 4 }
    first: 5
  ) {
    paths {
      length
      score { total }
      weakest { number }
      heldTogether { from to certainly }
      things { name }
      hops { number sentence confidence evidence { ...Passage } }
    }
    completeness { note }
  }
}
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
"#;

const PEACE_TABLE: &str = r#"
{
  forum(by: { slug: "peace-table" }) {
    name
    summary
    evidence { ...Passage }
    rules { part text evidence { ...Passage } }
    figures { words group evidence { ...Passage } }
    relationships(first: 50) { ...Ties }
  }
  origin: thing(by: { slug: "access-to-justice-indigenous-project" }) {
    name
    summary
    evidence { ...Passage }
    relationships(first: 50) { ...Ties }
  }
  principle: thing(by: { slug: "clec-peace-table-principle" }) {
    name
    summary
    evidence { ...Passage }
  }
}
fragment Ties on RelationshipConnection { nodes { id sentence confidence note evidence { ...Passage } } }
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
"#;

const MONEY: &str = r#"
{
  moneyTrail(of: [{ slug: "koh-kong-sugar" }], direction: BOTH, budget: { hops: 2 }, first: 100) {
    starts { name }
    steps {
      number
      before
      upstream
      sentence
      amount { words }
      share { words }
      relationship { id confidence evidence { ...Passage } }
    }
    totals { kind event amount { words } count }
    withoutAmount
    completeness { note }
  }
}
fragment Passage on Evidence { locator stance claim attributedTo source { title } }
"#;
