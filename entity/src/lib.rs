//! The tables, one file each. Rows only: nothing here knows about GraphQL.
//!
//! Every id is the readable one that the sheets carry, so it is the same after
//! every installation. A column that may name records of several kinds
//! (`party`, `record`, `subject`, `object`, `owner`, `host`, `maker`) holds a
//! global id such as `chapter:csn-ken`. Dates are ISO 8601 texts as precise as
//! the source: `2021`, `2021-12` or `2021-12-06`.
#![expect(missing_docs, reason = "columns are described where they are exposed")]

pub mod assistance_offer;
pub mod assistance_request;
pub mod body;
pub mod body_seat;
pub mod change;
pub mod chapter;
pub mod claim;
pub mod commitment;
pub mod commitment_party;
pub mod community;
pub mod community_member;
pub mod community_request;
pub mod contact;
pub mod count;
pub mod country;
pub mod engagement;
pub mod event;
pub mod external_id;
pub mod facet;
pub mod grant;
pub mod idempotency;
pub mod identifier;
pub mod indicator;
pub mod indicator_value;
pub mod measure;
pub mod membership;
pub mod moved;
pub mod name;
pub mod network;
pub mod opportunity;
pub mod organisation;
pub mod participation;
pub mod platform;
pub mod practice;
pub mod practice_link;
pub mod practice_party;
pub mod presence;
pub mod record_topic;
pub mod region;
pub mod region_country;
pub mod relation;
pub mod search_entry;
pub mod seat;
pub mod source;
pub mod subnational_member;
pub mod survey;
pub mod survey_answer;
pub mod survey_choice;
pub mod survey_question;
pub mod survey_respondent;
pub mod survey_response;
pub mod survey_round;
pub mod survey_text;
pub mod survey_version;
pub mod token;
pub mod topic;
pub mod topic_record;
mod unrelated;
pub mod vocabulary;
pub mod webhook;
