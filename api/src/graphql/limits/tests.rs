//! The limits against documents made to pass each of them, and against ordinary ones that must pass.

use std::fmt::Write;
use std::time::{Duration, Instant};

use async_graphql::{EmptyMutation, EmptySubscription, Object, Request, Response, Schema, SimpleObject};

use crate::config::{Config, Sources};
use crate::graphql::error::Code;
use crate::graphql::guarded;

#[derive(SimpleObject)]
struct Leaf {
    name: String,
}

#[derive(SimpleObject)]
struct LeafConnection {
    nodes: Vec<Leaf>,
}

struct Branch;

#[Object]
impl Branch {
    async fn name(&self) -> &'static str {
        "b"
    }

    async fn branch(&self) -> Branch {
        Branch
    }

    async fn leaves(&self, first: Option<i32>, last: Option<i32>) -> LeafConnection {
        let count = first.or(last).unwrap_or(20);
        LeafConnection {
            nodes: (0..count).map(|_| Leaf { name: "l".into() }).collect(),
        }
    }

    async fn many(&self, ids: Vec<String>) -> Vec<Leaf> {
        ids.into_iter().map(|name| Leaf { name }).collect()
    }

    async fn pages(&self, #[graphql(desc = "Items.")] first: Option<i32>) -> Vec<Branch> {
        (0..first.unwrap_or(0)).map(|_| Branch).collect()
    }
}

fn schema(flags: &[(&str, &str)]) -> Schema<Branch, EmptyMutation, EmptySubscription> {
    let flags = flags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    let sources = Sources {
        flags: flags.collect(),
        ..Sources::default()
    };
    let config = Config::load(&sources).unwrap();
    guarded(Schema::build(Branch, EmptyMutation, EmptySubscription), &config).finish()
}

async fn ask(query: impl Into<Request>) -> Response {
    schema(&[]).execute(query).await
}

async fn assert_refused(query: &str, setting: &str) {
    let began = Instant::now();
    let response = ask(query).await;
    let error = response.errors.first().expect("the document must be refused");
    assert_eq!(Code::of(error), Some(Code::LimitExceeded), "{}", error.message);
    assert!(error.message.contains(setting), "{} does not name {setting}", error.message);
    assert!(began.elapsed() < Duration::from_secs(1), "took {:?}", began.elapsed());
}

fn doubling(levels: usize) -> String {
    let mut text = String::from("{ ...F0 }");
    for level in 0..levels {
        let next = level + 1;
        write!(text, " fragment F{level} on Branch {{ ...F{next} ...F{next} }}").unwrap();
    }
    write!(text, " fragment F{levels} on Branch {{ name }}").unwrap();
    text
}

#[tokio::test]
async fn each_limit_is_named_when_it_is_passed() {
    assert_refused(&format!("{{ {} }}", "name ".repeat(10_001)), "max_tokens").await;
    assert_refused(&"{ branch ".repeat(100_000), "max_tokens").await;
    assert_refused(&"{ branch ".repeat(4_000), "max_depth").await;
    assert_refused(&"[".repeat(9_000), "max_depth").await;
    assert_refused(&format!("{{ {}name{} }}", "branch { ".repeat(15), " }".repeat(15)), "max_depth").await;
    assert_refused(&doubling(14), "max_fields").await;
    assert_refused(&doubling(30), "max_fields").await;
    assert_refused(&doubling(99), "max_depth").await;
    let fragments: String = (0..101).fold(String::from("{ ...F0 }"), |mut text, number| {
        write!(text, " fragment F{number} on Branch {{ name }}").unwrap();
        text
    });
    assert_refused(&fragments, "max_fragments").await;
    let aliases = (0..51).map(|number| format!("a{number}: name ")).collect::<Vec<_>>().concat();
    assert_refused(&format!("{{ {aliases} }}"), "max_aliases").await;
    assert_refused(&format!("{{ name {} }}", "@skip(if: false) ".repeat(11)), "max_directives").await;
}

#[tokio::test]
async fn aliases_hidden_in_fragments_are_counted() {
    let mut text = String::from("{ ");
    for group in 0..6 {
        write!(text, "...G{group} ... on Branch {{ ").unwrap();
        (0..5).for_each(|number| write!(text, "i{group}x{number}: name ").unwrap());
        text.push_str("} ");
    }
    text.push('}');
    for group in 0..6 {
        write!(text, " fragment G{group} on Branch {{ ").unwrap();
        (0..5).for_each(|number| write!(text, "g{group}x{number}: name ").unwrap());
        text.push('}');
    }
    assert_refused(&text, "max_aliases").await;
}

#[tokio::test]
async fn every_list_multiplies_the_cost_of_what_is_in_it() {
    let nested = |page: &str| format!("{{ pages({page}) {{ pages({page}) {{ leaves({page}) {{ nodes {{ name }} }} }} }} }}");
    assert!(ask(nested("first: 3")).await.is_ok());
    assert_refused(&nested("first: 100"), "max_cost").await;
    assert_refused(&nested("first: 2147483647"), "max_cost").await;
    let ids = vec!["\"x\""; 1_000].join(" ");
    let many = (0..20)
        .map(|number| format!("a{number}: many(ids: $ids) {{ name }} "))
        .collect::<Vec<_>>()
        .concat();
    let request = Request::new(format!("query($ids: [String!]!) {{ {many} }}"))
        .variables(async_graphql::Variables::from_json(serde_json::json!({ "ids": vec!["x"; 1_000] })));
    assert_eq!(Code::of(&ask(request).await.errors[0]), Some(Code::LimitExceeded));
    assert!(ask(format!("{{ many(ids: [{ids}]) {{ name }} }}")).await.is_ok());
}

#[tokio::test]
async fn a_page_size_in_a_variable_is_counted() {
    let query = "query($n: Int) { pages(first: $n) { pages(first: $n) { leaves(first: $n) { nodes { name } } } } }";
    let request = |size: i32| Request::new(query).variables(async_graphql::Variables::from_json(serde_json::json!({ "n": size })));
    assert!(ask(request(3)).await.is_ok());
    assert_eq!(Code::of(&ask(request(100)).await.errors[0]), Some(Code::LimitExceeded));
    let by_default = query.replace("$n: Int", "$n: Int = 100");
    assert_refused(&by_default, "max_cost").await;
}

#[tokio::test]
async fn the_ordinary_question_about_the_schema_passes_and_its_multiples_do_not() {
    let type_ref = (0..9).fold(String::from("kind name"), |inner, _| format!("kind name ofType {{ {inner} }}"));
    let query = format!(
        "query IntrospectionQuery {{ __schema {{ description queryType {{ name kind }} mutationType {{ name kind }}
         subscriptionType {{ name kind }} types {{ ...FullType }} directives {{ name description isRepeatable locations
         args(includeDeprecated: true) {{ ...InputValue }} }} }} }}
         fragment FullType on __Type {{ kind name description specifiedByURL fields(includeDeprecated: true) {{ name description
         args(includeDeprecated: true) {{ ...InputValue }} type {{ ...TypeRef }} isDeprecated deprecationReason }}
         inputFields(includeDeprecated: true) {{ ...InputValue }} interfaces {{ ...TypeRef }}
         enumValues(includeDeprecated: true) {{ name description isDeprecated deprecationReason }} possibleTypes {{ ...TypeRef }} }}
         fragment InputValue on __InputValue {{ name description type {{ ...TypeRef }} defaultValue isDeprecated deprecationReason }}
         fragment TypeRef on __Type {{ {type_ref} }}"
    );
    let response = ask(query.as_str()).await;
    assert!(response.is_ok(), "{:?}", response.errors);
    let narrow = schema(&[("max_introspection", "100_000")]);
    assert!(narrow.execute(query.as_str()).await.is_ok());
    let several = query.replace(
        "types { ...FullType }",
        &(0..8).fold(String::new(), |mut text, number| {
            write!(text, "t{number}: types {{ ...FullType }} ").unwrap();
            text
        }),
    );
    let response = narrow.execute(several).await;
    assert!(response.errors[0].message.contains("max_introspection"), "{:?}", response.errors);
    let nested = (0..6).fold(String::from("name"), |inner, _| format!("fields {{ type {{ {inner} }} }}"));
    assert_refused(&format!("{{ __schema {{ types {{ {nested} }} }} }}"), "nests lists").await;
    let nested = (0..3).fold(String::from("name"), |inner, _| {
        format!("possibleTypes {{ interfaces {{ {inner} }} }}")
    });
    assert_refused(&format!("{{ __type(name: \"Branch\") {{ {nested} }} }}"), "nests lists").await;
}

#[tokio::test]
async fn circles_and_null_characters_are_the_users_to_mend() {
    for query in [
        "{ ...A } fragment A on Branch { ...B } fragment B on Branch { name ...A }",
        "{ name } fragment A on Branch { branch { ...A } }",
        "{ many(ids: [\"\\u0000\"]) { name } }",
        "{ many(ids: [\"x\u{0}\"]) { name } }",
    ] {
        let response = ask(query).await;
        assert_eq!(Code::of(&response.errors[0]), Some(Code::BadUserInput), "{query}");
    }
}

#[tokio::test]
async fn a_large_blank_document_is_read_quickly() {
    for filler in [" ", ",", "#\n", "\u{feff}"] {
        let began = Instant::now();
        let blank = filler.repeat(1_000_000 / filler.len());
        let response = ask(format!("{blank}{{{blank}name{blank}}}{blank}")).await;
        assert!(response.is_ok(), "{:?}", response.errors);
        assert!(began.elapsed() < Duration::from_secs(10), "took {:?}", began.elapsed());
    }
}
