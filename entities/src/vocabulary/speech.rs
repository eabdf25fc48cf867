//! Kinds of statement, law, project and event.

use super::vocabulary;

vocabulary! {
    StatementKind "What sort of statement it is." {
        1 JointStatement "JOINT_STATEMENT" "joint statement" "សេចក្ដីថ្លែងការណ៍រួម" "A statement of several organisations.";
        2 MediaRelease "MEDIA_RELEASE" "media release" "សេចក្ដីប្រកាសព័ត៌មាន" "A release to the media.";
        3 Report "REPORT" "report" "របាយការណ៍" "A report or assessment.";
        4 Aim "AIM" "aim" "គោលបំណង" "A mission, vision, value, aim or principle that an organisation states of itself.";
        5 Pledge "PLEDGE" "pledge" "ការសន្យា" "A promise or refusal that an actor makes in public.";
        6 Letter "LETTER" "letter" "លិខិត" "A letter or communication.";
        7 Resolution "RESOLUTION" "resolution" "សេចក្ដីសម្រេច" "A resolution of a parliament or council.";
        8 Publication "PUBLICATION" "publication" "ការបោះពុម្ពផ្សាយ" "A book or series.";
        9 Other "OTHER" "other" "ផ្សេងទៀត" "Any other statement.";
    }
}

vocabulary! {
    LawKind "What sort of norm it is." {
        1 Constitution "CONSTITUTION" "constitution" "រដ្ឋធម្មនុញ្ញ" "A constitution.";
        2 Law "LAW" "law" "ច្បាប់" "A law or act, or the draft of one.";
        3 SubDecree "SUB_DECREE" "sub-decree" "អនុក្រឹត្យ" "A sub-decree or other order of a government.";
        4 Treaty "TREATY" "treaty" "សន្ធិសញ្ញា" "A treaty or convention.";
        5 Declaration "DECLARATION" "declaration" "សេចក្ដីប្រកាស" "A declaration without the force of a treaty.";
        6 Standard "STANDARD" "standard" "បទដ្ឋាន" "A standard or set of principles.";
        7 Policy "POLICY" "policy" "គោលនយោបាយ" "A policy or process.";
        8 Benchmark "BENCHMARK" "benchmark" "សូចនាករ" "A benchmark.";
        9 TradeScheme "TRADE_SCHEME" "trade scheme" "ប្រព័ន្ធពាណិជ្ជកម្ម" "A scheme of trade preferences.";
    }
}

vocabulary! {
    LawStatus "Where a norm stood when its source spoke." {
        1 Draft "DRAFT" "draft" "សេចក្ដីព្រាង" "In drafting or proposed.";
        2 InForce "IN_FORCE" "in force" "មានសុពលភាព" "Adopted or in force.";
        3 Unknown "UNKNOWN" "not known" "មិនដឹង" "The source does not say.";
    }
}

vocabulary! {
    ProjectKind "What sort of project it is." {
        1 Programme "PROGRAMME" "programme" "កម្មវិធី" "A programme or fund of an organisation.";
        2 Project "PROJECT" "project" "គម្រោង" "A project.";
        3 Campaign "CAMPAIGN" "campaign" "យុទ្ធនាការ" "A campaign.";
        4 Plant "PLANT" "plant" "រោងចក្រ" "A mill, refinery or factory.";
        5 Infrastructure "INFRASTRUCTURE" "infrastructure" "ហេដ្ឋារចនាសម្ព័ន្ធ" "A dam, railway or other work.";
        6 Development "DEVELOPMENT" "development" "គម្រោងអភិវឌ្ឍន៍" "A real-estate, tourism or coastal development.";
    }
}

vocabulary! {
    EventKind "What sort of event it is." {
        1 Filing "FILING" "filing" "ការដាក់ពាក្យ" "A complaint or claim was filed.";
        2 Hearing "HEARING" "hearing" "សវនាការ" "A hearing was held or set.";
        3 Ruling "RULING" "ruling" "សេចក្ដីសម្រេច" "A court, commission or body decided or found.";
        4 Arrest "ARREST" "arrest" "ការចាប់ខ្លួន" "Somebody was arrested or detained.";
        5 Release "RELEASE" "release" "ការដោះលែង" "Somebody was released.";
        6 Eviction "EVICTION" "eviction" "ការបណ្ដេញចេញ" "People lost homes or land, or were told to leave.";
        7 Protest "PROTEST" "protest" "ការតវ៉ា" "A protest, strike or gathering.";
        8 Violence "VIOLENCE" "violence" "អំពើហិង្សា" "Violence or the use of force.";
        9 Meeting "MEETING" "meeting" "កិច្ចប្រជុំ" "A meeting, workshop or summit.";
        10 Negotiation "NEGOTIATION" "negotiation" "ការចរចា" "A mediation, negotiation or offer.";
        11 Sale "SALE" "sale" "ការលក់" "Shares, goods or a business were sold.";
        12 Payment "PAYMENT" "payment" "ការទូទាត់" "Money was paid.";
        13 Settlement "SETTLEMENT" "settlement" "ការដោះស្រាយ" "A settlement was announced or reached.";
        14 Award "AWARD" "award" "រង្វាន់" "An award or degree was given.";
        15 Founding "FOUNDING" "founding" "ការបង្កើត" "Something was founded, registered, launched or opened.";
        16 Closing "CLOSING" "closing" "ការបិទ" "Something was ended or closed.";
        17 Plan "PLAN" "plan" "ផែនការ" "A plan or review period.";
        18 Appointment "APPOINTMENT" "appointment" "ការតែងតាំង" "Somebody took up or left a post.";
        19 Publication "PUBLICATION" "publication" "ការបោះពុម្ពផ្សាយ" "Something was published or announced.";
        20 Visit "VISIT" "visit" "ទស្សនកិច្ច" "A visit, monitoring or field mission.";
        21 Measure "MEASURE" "measure" "វិធានការ" "An authority or body took a measure.";
        22 Harm "HARM" "harm" "គ្រោះថ្នាក់" "Harm to people other than eviction or violence.";
        23 Advocacy "ADVOCACY" "advocacy" "ការតស៊ូមតិ" "A campaign, call or public position.";
        24 Other "OTHER" "other" "ផ្សេងទៀត" "Anything else.";
    }
}
