//! The page on which the committee signs for the plan.

use serde::Serialize;

use super::{
    facts::PlanFacts,
    prose::{Prose, ProseError},
    wording,
};
use crate::{
    model::{CommitteeMember, Dataset, Passage},
    thai::digits::in_thai,
};

/// What the page says and who signs it, by post.
#[derive(Debug, Serialize)]
pub struct Approval {
    pub text: Vec<String>,
    pub signatures: Vec<Signature>,
}

#[derive(Debug, Serialize)]
pub struct Signature {
    pub role: String,
    pub post: String,
}

/// The committee's secretary and its chair, by the posts the data gives them or by what they are.
///
/// # Errors
/// When a prose template fails.
pub fn approval(dataset: &Dataset, facts: &PlanFacts<'_>, prose: &Prose) -> Result<Approval, ProseError> {
    let first_body = dataset.committee.first().map(|member| &member.body);
    let members = || dataset.committee.iter().filter(|member| Some(&member.body) == first_body);
    // A deputy chair is no chair, an assistant secretary no secretary.
    let chair = members().find(|member| member.role.starts_with("ประธาน"));
    let secretary = members().find(|member| member.role.contains("เลขานุการ") && !member.role.contains("ผู้ช่วย"));
    let signature = |member: Option<&CommitteeMember>, role: &str, post: &str| Signature {
        role: role.to_owned(),
        post: member.and_then(|member| member.title.as_deref()).map_or_else(|| post.to_owned(), in_thai),
    };
    Ok(Approval {
        text: wording::said(dataset, prose, Passage::PlanApproval, facts)?,
        signatures: vec![
            signature(secretary, "ผู้เสนอแผน", facts.head_title),
            signature(chair, "ผู้เห็นชอบ", "ประธานกรรมการ"),
        ],
    })
}
