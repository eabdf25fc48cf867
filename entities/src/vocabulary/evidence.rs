//! What evidence says of a fact, and how sure that makes us.

use super::vocabulary;

vocabulary! {
    Confidence "How well a fact is supported by the evidence that the viewer may see; derived, never typed in." {
        1 Low "LOW" "low" "ទាប" "A party's own word alone, an anonymous or unclear source, or a curated cap.";
        2 Medium "MEDIUM" "medium" "មធ្យម" "One source that is no party to the matter.";
        3 High "HIGH" "high" "ខ្ពស់" "A primary document or register of a body that is no party, or two independent sources that are no party.";
    }
}

vocabulary! {
    Claim "How the source puts it." {
        1 Stated "STATED" "stated" "បានបញ្ជាក់" "The source states it as a fact.";
        2 Alleged "ALLEGED" "alleged" "ចោទប្រកាន់" "Somebody alleges it; `attributedTo` says who.";
        3 Denied "DENIED" "denied" "បដិសេធ" "Somebody denies it; `attributedTo` says who.";
        4 Inferred "INFERRED" "inferred" "សន្និដ្ឋាន" "No source says it outright: it was concluded from what they say.";
    }
}

vocabulary! {
    Stance "What a piece of evidence does for its fact." {
        1 Supports "SUPPORTS" "supports" "គាំទ្រ" "It supports the fact.";
        2 Disputes "DISPUTES" "disputes" "ជំទាស់" "It speaks against the fact.";
        3 Mentions "MENTIONS" "mentions" "លើកឡើង" "It mentions the fact without adding to its support.";
    }
}

vocabulary! {
    Rank "Which of several values of one thing searches, sums and routes walk." {
        1 Preferred "PREFERRED" "preferred" "ពេញនិយម" "The value that sums and searches use.";
        2 Other "OTHER" "other" "ផ្សេងទៀត" "Shown beside the preferred value with its reason, never summed or walked.";
    }
}
