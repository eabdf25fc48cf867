//! Words of the log.

use super::vocabulary;

vocabulary! {
    Action "What a revision did." {
        1 Create "CREATE" "created" "បានបង្កើត" "A record was created.";
        2 Update "UPDATE" "updated" "បានកែប្រែ" "A record was changed.";
        3 Delete "DELETE" "deleted" "បានលុប" "A record was taken back.";
        4 Import "IMPORT" "imported" "បាននាំចូល" "A file was imported as one batch.";
    }
}

vocabulary! {
    Table "Which sort of record a revision changed." {
        1 Thing "THING" "thing" "វត្ថុ" "A thing.";
        2 Relationship "RELATIONSHIP" "relationship" "ទំនាក់ទំនង" "A relationship.";
        3 Name "NAME" "name" "ឈ្មោះ" "A name.";
        4 Identifier "IDENTIFIER" "identifier" "លេខសម្គាល់" "An identifier.";
        5 Figure "FIGURE" "figure" "តួលេខ" "A figure.";
        6 Location "LOCATION" "location" "ទីតាំង" "A location.";
        7 Source "SOURCE" "source" "ប្រភព" "A source.";
        8 Evidence "EVIDENCE" "evidence" "ភស្តុតាង" "A piece of evidence.";
        9 ForumRule "FORUM_RULE" "forum rule" "វិធានវេទិកា" "A rule of a forum.";
        10 Place "PLACE" "place" "ទីកន្លែង" "A place.";
    }
}
