//! Money trails, ownership and chains in drawn graphs.

use graph::{Budget, Direction, Holding, KindSet, MoneySense, OwnershipOf, ShareRange, StoppedBy, View, flow};

use crate::drawing::{Drawing, draw, kinds, public};

fn senses() -> MoneySense {
    MoneySense {
        along: kinds(&["OWNS", "FINANCES", "PAYS"]),
        against: kinds(&["SUPPLIES", "PAYEE"]),
        shares: kinds(&["OWNS"]),
    }
}

fn trail(drawing: &Drawing, start: &str, direction: Direction, budget: &Budget) -> flow::Trail {
    flow::money_trail(&drawing.index, &public(), &[drawing.node(start)], direction, &senses(), budget)
}

/// Each step as payer>payee, with its depth.
fn steps(drawing: &Drawing, trail: &flow::Trail) -> String {
    let words = trail
        .steps
        .iter()
        .map(|step| format!("{}>{}{}", drawing.name(step.from), drawing.name(step.to), step.depth));
    words.collect::<Vec<_>>().join(" ")
}

/// The bank pays for the mill; the brand buys from the mill, which supplies it; a sale is an event.
const SUGAR: &str = "
    bank -FINANCES-> mill amount=5..7 currency=1
    group -OWNS-> mill share=70
    mill -SUPPLIES-> brand amount=2 currency=2
    shop -PAYS-> brand amount=3 currency=2
    mill -PAYS-> sale
    farmer -PAYEE-> sale amount=1 currency=1
    mill -MEMBER_OF-> club";

#[test]
fn money_is_followed_the_way_it_runs_whichever_way_the_edge_is_stored() {
    let drawing = draw(SUGAR);
    let check = |direction, expected: &str| {
        let found = trail(&drawing, "mill", direction, &Budget::default());
        assert_eq!(steps(&drawing, &found), expected);
        assert!(found.completeness.complete);
        found
    };
    check(Direction::Upstream, "bank>mill1 group>mill1 brand>mill1 shop>brand2");
    check(Direction::Downstream, "mill>sale1 sale>farmer2");
    let both = check(
        Direction::Both,
        "bank>mill1 group>mill1 brand>mill1 shop>brand2 mill>sale1 sale>farmer2",
    );
    let totals: Vec<_> = both.totals.iter().map(|t| (t.currency, t.edges, t.min, t.max)).collect();
    assert_eq!(
        totals,
        [
            (1, 1, 5_000, 7_000),
            (1, 1, 1_000, 1_000),
            (2, 1, 3_000, 3_000),
            (2, 1, 2_000, 2_000)
        ]
    );
    assert_eq!(both.without_amount, 2);
    assert_eq!(
        drawing.names(both.nodes.iter().map(|(node, _)| *node)).join(" "),
        "mill bank brand group sale farmer shop"
    );
}

#[test]
fn shares_multiply_as_ranges_along_unbroken_chains_of_one_basis() {
    let drawing = draw(
        "a -OWNS-> b share=50..60
         b -OWNS-> c share=10
         x -FINANCES-> a
         y -OWNS-> a basis=2 share=30
         z -OWNS-> a
         u -OWNS-> z share=20",
    );
    let found = trail(&drawing, "c", Direction::Upstream, &Budget::default());
    let shares: Vec<_> = found.steps.iter().map(|step| (drawing.name(step.from), step.share)).collect();
    let range = |min, max, known| Some(ShareRange { min, max, known });
    let expected = [
        ("b", range(0.1, 0.1, true)),
        ("a", range(0.05, 0.06, true)),
        ("x", None),
        ("y", None),
        ("z", range(0.0, 0.06, false)),
        ("u", range(0.0, 0.012, false)),
    ];
    for ((name, share), (expected_name, expected)) in shares.iter().zip(expected) {
        assert_eq!(*name, expected_name);
        let close = |a: Option<ShareRange>, b: Option<ShareRange>| match (a, b) {
            (Some(a), Some(b)) => (a.min - b.min).abs() < 1e-12 && (a.max - b.max).abs() < 1e-12 && a.known == b.known,
            (a, b) => a.is_none() && b.is_none(),
        };
        assert!(close(*share, expected), "{name}: {share:?} is not {expected:?}");
    }
    assert_eq!(shares.len(), 6);
}

#[test]
fn loops_are_reported_and_not_followed() {
    let drawing = draw("a -PAYS-> b\n b -PAYS-> c\n c -PAYS-> a\n b -PAYS-> b\n c -PAYS-> d");
    let found = trail(&drawing, "a", Direction::Downstream, &Budget::default());
    assert_eq!(steps(&drawing, &found), "a>b1 b>c2 c>d3");
    assert_eq!(drawing.lines(found.loops), [3, 4]);
}

#[test]
fn a_trail_that_is_cut_keeps_what_is_near_and_says_so() {
    let drawing = draw("a -PAYS-> b\n b -PAYS-> c\n c -PAYS-> d\n a -PAYS-> e");
    let ask = |budget: Budget| {
        let found = trail(&drawing, "a", Direction::Downstream, &budget);
        (steps(&drawing, &found), found.completeness.stopped_by)
    };
    assert_eq!(ask(Budget::default().hops(2)), ("a>b1 a>e1 b>c2".to_owned(), Some(StoppedBy::Hops)));
    assert_eq!(ask(Budget::default().hops(3)), ("a>b1 a>e1 b>c2 c>d3".to_owned(), None));
    assert_eq!(ask(Budget::default().paths(2)), ("a>b1 a>e1".to_owned(), Some(StoppedBy::Paths)));
    assert_eq!(ask(Budget::new(1)).1, Some(StoppedBy::Work));
}

fn owners(drawing: &Drawing, view: &View, of: &str, direction: Holding, min_share: u32) -> flow::Ownership {
    let asked = OwnershipOf {
        direction,
        min_share,
        kinds: kinds(&["OWNS"]),
    };
    flow::ownership(&drawing.index, view, drawing.node(of), asked, &Budget::default())
}

/// Node and effective share in thousandths.
fn effective(drawing: &Drawing, found: &flow::Ownership) -> String {
    let words = found.effective.iter().map(|share| {
        let thousandths = |share: f64| (share * 1_000.0).round();
        let mark = if share.share.known { "" } else { "?" };
        let (min, max) = (thousandths(share.share.min), thousandths(share.share.max));
        format!("{}={min}..{max}{mark}", drawing.name(share.node))
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn ownership_adds_up_chains_in_either_direction() {
    let drawing = draw(
        "top -OWNS-> left share=50
         top -OWNS-> right share=50
         left -OWNS-> mill share=40..50
         right -OWNS-> mill share=50
         other -OWNS-> mill share=1
         bank -FINANCES-> mill",
    );
    let up = owners(&drawing, &public(), "mill", Holding::Owners, 0);
    assert_eq!(effective(&drawing, &up), "left=400..500 other=10..10 right=500..500 top=450..500");
    let sum = up
        .sums
        .iter()
        .find(|sum| sum.owned == drawing.node("mill"))
        .expect("a sum of the mill");
    assert_eq!((sum.min, sum.max, sum.unknown, sum.day), (910_000, 1_010_000, 0, None));
    let down = owners(&drawing, &public(), "top", Holding::Holdings, 0);
    assert_eq!(effective(&drawing, &down), "left=500..500 mill=450..500 right=500..500");
    let large = owners(&drawing, &public(), "mill", Holding::Owners, 300_000);
    assert_eq!(effective(&drawing, &large), "left=400..500 right=500..500");
}

#[test]
fn shares_of_different_days_are_never_added() {
    let drawing = draw(
        "ksl -OWNS-> mill share=50
         ksl -OWNS-> mill share=70 [100..]
         lyp -OWNS-> mill share=20 [50..99]
         lyp -OWNS-> mill share=30 [~100..]",
    );
    let check = |view: View, expected: (u64, Option<i32>), effective_shares: &str, superseded: &[i64]| {
        let found = owners(&drawing, &view, "mill", Holding::Owners, 0);
        assert_eq!((found.sums[0].min, found.sums[0].day), expected, "{view:?}");
        assert_eq!(effective(&drawing, &found), effective_shares);
        assert_eq!(drawing.lines(found.superseded), superseded);
    };
    check(public().on(60), (700_000, Some(60)), "ksl=500..500 lyp=200..200", &[]);
    check(public().on(120), (1_000_000, Some(120)), "ksl=700..700 lyp=300..300", &[1]);
    check(public().on(120).certainly(), (700_000, Some(120)), "ksl=700..700", &[1]);
    check(public(), (1_000_000, Some(100)), "ksl=700..700 lyp=300..300", &[1, 3]);
}

#[test]
fn unknown_and_circular_holdings_are_said_and_not_counted_and_disputed_ones_are_both() {
    let drawing = draw(
        "a -OWNS-> mill
         b -OWNS-> mill share=50
         c -OWNS-> mill share=60 disputed
         d -OWNS-> c share=100
         mill -OWNS-> b share=10
         v -OWNS-> mill basis=2 share=5
         w -OWNS-> v basis=3 share=5",
    );
    let found = owners(&drawing, &public(), "mill", Holding::Owners, 0);
    assert_eq!(effective(&drawing, &found), "a=0..1000? b=500..500 c=600..600 d=600..600 v=50..50");
    let sums: Vec<_> = found.sums.iter().filter(|sum| sum.owned == drawing.node("mill")).collect();
    assert_eq!(
        sums.iter().map(|sum| (sum.basis, sum.min, sum.unknown)).collect::<Vec<_>>(),
        [(0, 1_100_000, 1), (2, 50_000, 0)]
    );
    assert_eq!(drawing.lines(found.disputed), [3]);
    assert_eq!(drawing.lines(found.loops), [5]);
    let chains: Vec<_> = found.steps.iter().map(|step| drawing.name(step.owner)).collect();
    assert_eq!(chains, ["a", "b", "c", "v", "d"], "w holds another basis");
}

#[test]
fn chains_are_counted_by_depth_with_the_sum_of_their_products() {
    let drawing = draw(
        "a -OWNS-> x share=50
         a -OWNS-> x share=20
         b -OWNS-> a share=10
         c -FINANCES-> a
         x -OWNS-> b share=40
         d -OWNS-> x",
    );
    let view = public().directed(KindSet::EMPTY, kinds(&["OWNS", "FINANCES"]));
    let found = flow::chains(&drawing.index, &view, drawing.node("x"), kinds(&["OWNS"]), &Budget::default());
    assert_eq!(found.by_depth, [3, 4, 0, 0, 0, 0]);
    let expected = 0.5 + 0.2 + 1.0 + (0.05 + 0.5) + (0.02 + 0.2);
    assert!((found.products - expected).abs() < 1e-12, "{} is not {expected}", found.products);
}
