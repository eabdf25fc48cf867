//! Kinds of forum, parts of a forum's rules, and outcomes of proceedings.

use super::vocabulary;

vocabulary! {
    ForumKind "What sort of forum it is." {
        1 Court "COURT" "court" "តុលាការ" "A court of the country of the harm.";
        2 CourtAbroad "COURT_ABROAD" "court abroad" "តុលាការក្រៅប្រទេស" "A court of another country.";
        3 ContactPoint "CONTACT_POINT" "OECD National Contact Point" "ចំណុចទំនាក់ទំនងជាតិ" "A National Contact Point under the OECD Guidelines.";
        4 LenderMechanism "LENDER_MECHANISM" "accountability mechanism of a lender" "យន្តការគណនេយ្យភាពរបស់អ្នកឱ្យខ្ចី" "The accountability mechanism of a development lender.";
        5 Certifier "CERTIFIER" "industry or certification grievance" "យន្តការបណ្ដឹងនៃវិស័យ" "The grievance procedure of a certifier or industry body.";
        6 TradeMeasure "TRADE_MEASURE" "trade measure" "វិធានការពាណិជ្ជកម្ម" "Withdrawal of a trade preference, or a ban on imports.";
        7 HumanRightsInstitution "HUMAN_RIGHTS_INSTITUTION" "national human rights institution" "ស្ថាប័នសិទ្ធិមនុស្សជាតិ" "The complaint procedure of a national human rights institution.";
        8 UnProcedure "UN_PROCEDURE" "UN procedure" "នីតិវិធីអង្គការសហប្រជាជាតិ" "A procedure of the United Nations or of the ILO.";
        9 Regional "REGIONAL" "regional body" "ស្ថាប័នតំបន់" "A body of a region of states.";
        10 Administrative "ADMINISTRATIVE" "administrative" "រដ្ឋបាល" "A committee or authority of a government.";
        11 Mediation "MEDIATION" "mediation" "ការសម្រុះសម្រួល" "A dialogue that all parties enter freely.";
        12 Sanctions "SANCTIONS" "sanctions" "ទណ្ឌកម្ម" "A power to list persons or companies.";
        13 EvidenceTool "EVIDENCE_TOOL" "evidence tool" "ឧបករណ៍ភស្តុតាង" "An order to hand over evidence for a case elsewhere.";
        14 Monitoring "MONITORING" "monitoring programme" "កម្មវិធីតាមដាន" "A programme that monitors and reports.";
        15 InternationalCriminal "INTERNATIONAL_CRIMINAL" "international criminal" "ព្រហ្មទណ្ឌអន្តរជាតិ" "An international criminal court.";
        16 Labour "LABOUR" "labour dispute body" "ស្ថាប័នវិវាទការងារ" "A body that settles labour disputes.";
    }
}

vocabulary! {
    RulePart "Which part of a forum's rules it is." {
        1 Trigger "TRIGGER" "trigger" "លក្ខខណ្ឌសមត្ថកិច្ច" "What gives the forum power over a case.";
        2 Filer "FILER" "who may file" "អ្នកអាចដាក់ពាក្យ" "Who may file.";
        3 Condition "CONDITION" "condition" "លក្ខខណ្ឌ" "What must be true or done before.";
        4 Limit "LIMIT" "limit" "ដែនកំណត់" "A limit in time, size or scope.";
        5 Remedy "REMEDY" "what it can give" "ដំណោះស្រាយ" "What the forum can give.";
    }
}

vocabulary! {
    OutcomeKind "How a proceeding ended, in general terms; `outcomeText` holds the forum's own." {
        1 Pending "PENDING" "pending" "កំពុងដំណើរការ" "It had not ended when the source spoke.";
        2 Transferred "TRANSFERRED" "transferred" "បានផ្ទេរ" "It was passed to another body.";
        3 Findings "FINDINGS" "findings" "ការរកឃើញ" "The forum published findings.";
        4 Recommendations "RECOMMENDATIONS" "recommendations" "អនុសាសន៍" "The forum made recommendations without a finding.";
        5 MembershipSanction "MEMBERSHIP_SANCTION" "membership sanction" "ទណ្ឌកម្មសមាជិកភាព" "A membership was suspended or ended.";
        6 Settlement "SETTLEMENT" "settlement" "ការដោះស្រាយ" "The parties settled.";
        7 Withdrawn "WITHDRAWN" "withdrawn" "បានដក" "It was withdrawn.";
        8 Dismissed "DISMISSED" "dismissed" "បានច្រានចោល" "It was dismissed or found inadmissible.";
        9 Judgment "JUDGMENT" "judgment" "សាលក្រម" "A court decided on the merits.";
        10 TradeMeasure "TRADE_MEASURE" "trade measure" "វិធានការពាណិជ្ជកម្ម" "A trade preference was withdrawn or an import barred.";
        11 Declined "DECLINED" "declined" "បានបដិសេធ" "The forum declined to act.";
        12 Unknown "UNKNOWN" "not known" "មិនដឹង" "No source says how it ended.";
        13 AdministrativeSettlement "ADMINISTRATIVE_SETTLEMENT" "settlement by an authority" "ការដោះស្រាយដោយអាជ្ញាធរ" "An authority announced land, cash or other measures.";
        14 Listed "LISTED" "listed" "បានដាក់ក្នុងបញ្ជី" "A person or company was listed under sanctions.";
    }
}
