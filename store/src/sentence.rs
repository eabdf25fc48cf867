//! A relationship as a sentence, made from the template of its kind.

use entities::decimal::{Thousandths, range_words};
use entities::relationship::Model;
use entities::vocabulary::{EventRole, PartyRole, RoleRule, Vocabulary};

/// The relationship in English: what it says, when, and that it is not so where the source says so.
pub fn sentence(row: &Model, source: &str, target: &str) -> String {
    let spec = row.kind.spec();
    let role = row
        .role
        .as_deref()
        .map(|role| role_words(spec.role, role, Vocabulary::label, Vocabulary::label));
    let body = filled(spec.sentence, &|field| match field {
        "source" => Some(source.to_owned()),
        "target" => Some(target.to_owned()),
        "role" => role.clone(),
        "share" => share(row).map(|share| format!("{share} %")),
        "amount" => amount(row),
        "commodity" => goods(row),
        _ => None,
    });
    finished(row, &body, "Not so, by the source: ")
}

/// The relationship in Khmer: source, label, target, and what else is known in brackets.
pub fn sentence_km(row: &Model, source: &str, target: &str) -> String {
    let role = row
        .role
        .as_deref()
        .map(|role| role_words(row.kind.spec().role, role, Vocabulary::label_km, Vocabulary::label_km));
    let share = share(row).map(|share| format!("{share} %"));
    let more: Vec<String> = [role, share, amount(row), goods(row)].into_iter().flatten().collect();
    let more = if more.is_empty() {
        String::new()
    } else {
        format!(" ({})", more.join("; "))
    };
    finished(
        row,
        &format!("{source} {} {target}{more}", row.kind.label_km()),
        "មិនមែនទេ តាមប្រភព៖ ",
    )
}

fn finished(row: &Model, body: &str, negation: &str) -> String {
    let dates = crate::relationship::period(row).words();
    let negation = if row.negated { negation } else { "" };
    if dates.is_empty() {
        format!("{negation}{body}")
    } else {
        format!("{negation}{body} ({dates})")
    }
}

/// A role in words: the label of its list where it is from one, else as it stands.
fn role_words(of: RoleRule, role: &str, party: fn(PartyRole) -> &'static str, event: fn(EventRole) -> &'static str) -> String {
    match of {
        RoleRule::Party => PartyRole::from_name(role).map(party),
        RoleRule::Event => EventRole::from_name(role).map(event),
        RoleRule::Absent | RoleRule::Optional | RoleRule::Required => None,
    }
    .map_or_else(|| role.to_owned(), str::to_owned)
}

/// The share in per cent, as a range in words; none when it is not known.
pub fn share(row: &Model) -> Option<String> {
    range_words(
        row.share_min.map(entities::decimal::Share::percent),
        row.share_max.map(entities::decimal::Share::percent),
    )
}

/// The amount with its currency and what it recurs for.
pub fn amount(row: &Model) -> Option<String> {
    let range = range_words(row.amount_min.map(grouped), row.amount_max.map(grouped))?;
    let currency = row.currency.as_deref().unwrap_or_default();
    let per = row
        .per
        .as_deref()
        .map(|per| format!(" per {}", per.to_lowercase()))
        .unwrap_or_default();
    Some(format!("{currency} {range}{per}").trim().to_owned())
}

/// The goods, with their quantity where it is known.
fn goods(row: &Model) -> Option<String> {
    let quantity = range_words(row.quantity_min.map(grouped), row.quantity_max.map(grouped))
        .map(|range| format!("{range} {}", row.unit.as_deref().unwrap_or_default()).trim().to_owned());
    match (quantity, row.commodity.as_deref()) {
        (Some(quantity), Some(goods)) => Some(format!("{quantity} of {goods}")),
        (quantity, goods) => quantity.or_else(|| goods.map(str::to_owned)),
    }
}

/// A number with its thousands parted by commas.
pub fn grouped(value: Thousandths) -> String {
    let text = value.to_string();
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut parts: Vec<&str> = Vec::new();
    let mut end = digits.len();
    while end > 3 {
        parts.push(&digits[end - 3..end]);
        end -= 3;
    }
    parts.push(&digits[..end]);
    parts.reverse();
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    format!("{sign}{}{fraction}", parts.join(","))
}

/// Fills `{field}` from `value`; a segment in `[…]` with a field that has no value is left out whole.
fn filled(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('[') {
        text.push_str(&fields(&rest[..open], value).unwrap_or_default());
        let Some(close) = rest[open..].find(']').map(|close| open + close) else {
            break;
        };
        text.push_str(&fields(&rest[open + 1..close], value).unwrap_or_default());
        rest = &rest[close + 1..];
    }
    text.push_str(&fields(rest, value).unwrap_or_default());
    text
}

/// The segment with its fields filled; none when one has no value.
fn fields(segment: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut text = String::new();
    let mut rest = segment;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').map(|close| open + close)?;
        text.push_str(&rest[..open]);
        text.push_str(&value(&rest[open + 1..close])?);
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_left_out() {
        let known = |field: &str| match field {
            "source" => Some("A".to_owned()),
            "target" => Some("B".to_owned()),
            "share" => Some("70 %".to_owned()),
            _ => None,
        };
        assert_eq!(filled("{source} owns [{share} of ]{target}[ ({role})]", &known), "A owns 70 % of B");
        assert_eq!(filled("{source} funds {target}[ with {amount}]", &known), "A funds B");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, text) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("211000000", "211,000,000"),
            ("-1234.5", "-1,234.5"),
        ] {
            assert_eq!(Thousandths::parse(number).map(grouped).as_deref(), Some(text));
        }
    }
}
