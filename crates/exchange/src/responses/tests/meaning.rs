//! What headers and cells mean.

use super::{brought, refused};

#[test]
fn a_column_of_a_choice_never_answers_another_question() {
    // `business` is a choice of `partners`, and a question of its own.
    let head =
        "chapter,established,about/founded,about/members,about/partners,about/partners/business";
    let (told, notes) =
        brought(format!("{head}\ncsn-ken,yes,2013-10-01,40,un business,1\n").as_bytes());
    assert_eq!(
        told,
        "csn-ken SUBMITTED\nestablished=yes\nfounded=2013-10-01\nmembers=40\npartners=un;business\n"
    );
    assert!(notes.is_empty(), "{notes:?}");
    // Beside the question itself, the choices in columns alone, at any depth.
    let split = "chapter,a/b/partners/un,a/b/partners/donors,a/b/partners/business,business";
    let (told, _) = brought(format!("{split}\ncsn-ken,1,0,1,12\n").as_bytes());
    assert_eq!(
        told,
        "csn-ken SUBMITTED\npartners=un;business\nbusiness=12\n"
    );
    // Nothing chosen is no answer.
    let (told, _) = brought(format!("{split}\ncsn-ken,0,0,0,\n").as_bytes());
    assert_eq!(told, "csn-ken SUBMITTED\n");
    // Choices of a question that is none of ours are named as ours are.
    for strange in [
        "chapter,remark,topics/members,topics/business\ncsn-ken,x,1,1\n",
        "chapter,remark,topics,topics/members\ncsn-ken,x,members,1\n",
        "chapter,remark,about/remark/business\ncsn-ken,x,1\n",
        "chapter,remark,members/business\ncsn-ken,x,12\n",
    ] {
        let (told, notes) = brought(strange.as_bytes());
        assert_eq!(told, "csn-ken SUBMITTED\nremark=x\n", "{strange}");
        assert!(notes[0].contains("were not read"), "{strange}: {notes:?}");
    }
    // What is chosen and not offered is not lost.
    let told = refused(b"chapter,partners/un,partners/other\ncsn-ken,1,0\ncsn-sen,1,1\n");
    assert_eq!(
        told,
        "line 3, column partners/other: this is no choice of partners: add it to the version, or drop the column"
    );
}

#[test]
fn both_forms_of_an_answer_must_agree() {
    let head = "chapter,partners,partners/un,partners/donors,partners/business";
    let (told, _) = brought(format!("{head}\ncsn-ken,un donors,1,True,0\n").as_bytes());
    assert_eq!(told, "csn-ken SUBMITTED\npartners=un;donors\n");
    for row in [
        "un donors,1,1,1",
        "un donors,1,0,0",
        ",1,0,0",
        "un donors,,,",
    ] {
        let told = refused(format!("{head}\ncsn-ken,{row}\n").as_bytes());
        assert!(
            told.starts_with("line 2, column partners/"),
            "{row}: {told}"
        );
        assert!(told.contains("do not say of"), "{row}: {told}");
    }
    let told = refused(format!("{head}\ncsn-ken,un,1,maybe,0\n").as_bytes());
    assert!(
        told.starts_with("line 2, column partners/donors: "),
        "{told}"
    );
}

#[test]
fn groups_are_told_from_questions_by_what_the_file_holds() {
    for head in [
        "section_1/members",
        "About the alliance/members",
        "any/members",
        "x/section_1/members",
    ] {
        let (told, _) = brought(format!("chapter,{head}\ncsn-ken,12\n").as_bytes());
        assert_eq!(told, "csn-ken SUBMITTED\nmembers=12\n", "{head}");
    }
    // The same question once as it is called, and once behind something.
    let (told, notes) = brought(b"chapter,members,other/members\ncsn-ken,12,13\n");
    assert_eq!(told, "csn-ken SUBMITTED\nmembers=12\n");
    assert!(notes[0].ends_with(": other/members"), "{notes:?}");
    let told = refused(b"chapter,members,section_1/members\ncsn-ken,12,13\n");
    assert!(told.contains("stands in two columns"), "{told}");
    // Where a dash parts groups, one column of an own making is no question.
    let (told, notes) =
        brought(b"SubmissionDate,chapter,remark,non-members,KEY\nx,csn-ken,x,13,uuid:1\n");
    assert_eq!(told, "csn-ken SUBMITTED\nremark=x\n");
    assert!(notes[0].ends_with(": non-members"), "{notes:?}");
}

#[test]
fn submissions_that_were_turned_down_stay_out() {
    let head = "chapter,members,ReviewState,_validation_status";
    let rows = "csn-ken,1,approved,\ncsn-sen,2,rejected,\ncsn-sen,3,edited,{}\ncsn-mli,4,,Not approved\n\
                csn-uga,5,hasIssues,\ncsn-tza,6,,validation_status_on_hold\n";
    let (told, notes) = brought(format!("{head}\n{rows}").as_bytes());
    assert_eq!(
        told,
        "csn-ken SUBMITTED\ncsn-sen SUBMITTED\ncsn-uga DRAFT\ncsn-tza DRAFT\n\
         members=1\nmembers=3\nmembers=5\nmembers=6\n"
    );
    assert_eq!(
        notes,
        [
            "2 on hold or with issues came in as drafts, which do not count: line 6, 7",
            "2 rejected or not approved stayed out, and what is on record of them stays as it is: line 3, 5"
        ]
    );
    let told = refused(format!("{head}\ncsn-ken,1,perhaps,\n").as_bytes());
    assert!(
        told.starts_with("line 2, column ReviewState: \"perhaps\""),
        "{told}"
    );
    let told = refused(b"chapter,members\ncsn-ken,1\ncsn-ken,2\n");
    assert!(
        told.starts_with("line 3, column chapter: line 2 is a response of csn-ken"),
        "{told}"
    );
}

#[test]
fn numbers_and_days_are_read_only_where_they_are_plain() {
    let (told, notes) = brought(b"chapter;founded;budget\ncsn-ken;01/10/2013;\"12 000,50\"\n");
    assert_eq!(
        told,
        "csn-ken SUBMITTED\nfounded=2013-10-01\nbudget=12000.50\n"
    );
    assert!(notes[0].contains("the day stands first"), "{notes:?}");
    let (told, notes) = brought(b"chapter,founded\ncsn-ken,10/01/2013\ncsn-sen,10/25/2013\n");
    assert!(notes[0].contains("the month stands first"), "{notes:?}");
    assert!(told.contains("founded=2013-10-01"), "{told}");
    let told = refused(b"chapter,founded,budget\ncsn-ken,01/10/2013,1\ncsn-sen,,\"12,500\"\n");
    assert_eq!(
        told,
        "line 2, column founded: this can be 2013-10-01 or 2013-01-10: write one of them\n\
         line 3, column budget: this can be 12500 or 12.500: write one of them"
    );
}
