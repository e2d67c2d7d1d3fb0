//! Counting uptake: every document, addressed document without one, and recommendation that is not checkable, once.

use super::model::{AddresseeUptake, AuditedDocument, Cell, RecommendationRow, RecommendationState, Uptake, UptakeCounts};

/// The uptake of every recommendation by the latest editions, in order.
pub(super) fn uptake(rows: &[RecommendationRow], documents: &[AuditedDocument], cells: &[Cell]) -> Vec<Uptake> {
    rows.iter().map(|row| of(row, documents, cells)).collect()
}

/// The sum over all recommendations.
pub(super) fn sum<'u>(counts: impl IntoIterator<Item = &'u UptakeCounts>) -> UptakeCounts {
    counts.into_iter().fold(UptakeCounts::default(), |mut sum, counts| {
        sum += *counts;
        sum
    })
}

fn of(row: &RecommendationRow, documents: &[AuditedDocument], cells: &[Cell]) -> Uptake {
    let mut addressees: Vec<AddresseeUptake> = Vec::new();
    let mut count = |addressee: String, add: &dyn Fn(&mut UptakeCounts)| {
        let known = addressees.iter_mut().find(|known| known.addressee == addressee);
        if let Some(known) = known {
            add(&mut known.counts);
        } else {
            let mut counts = UptakeCounts::default();
            add(&mut counts);
            addressees.push(AddresseeUptake { addressee, counts });
        }
    };
    let all = row.addressee.join(", ");
    if row.state == RecommendationState::NotCheckable {
        count(all.clone(), &|counts| counts.not_checkable += 1);
    } else {
        for cell in cells.iter().filter(|cell| cell.latest && cell.recommendation == row.id) {
            count(addressee(row, documents.iter().find(|document| document.id == cell.document)), &|counts| counts.add(cell.taken));
        }
        for missing in row.documents.iter().filter(|addressed| addressed.given.is_empty()) {
            let publisher = if missing.publisher.is_empty() { all.clone() } else { missing.publisher.clone() };
            count(publisher, &|counts| counts.no_document += 1);
        }
        if row.documents.is_empty() && row.state == RecommendationState::NoDocumentGiven {
            count(all, &|counts| counts.no_document += 1);
        }
    }
    Uptake { recommendation: row.id.clone(), total: sum(addressees.iter().map(|known| &known.counts)), addressees }
}

/// Whose document it is: its publisher, else the one that the recommendation expects, else whom it addresses.
fn addressee(row: &RecommendationRow, document: Option<&AuditedDocument>) -> String {
    let publisher = document.and_then(|document| document.publisher.clone());
    let addressed = document.and_then(|document| document.matches.iter().find(|found| found.recommendation == row.id)?.addressed);
    let expected = addressed.and_then(|at| row.documents.get(at)).map(|addressed| addressed.publisher.clone());
    publisher.or(expected.filter(|publisher| !publisher.is_empty())).unwrap_or_else(|| row.addressee.join(", "))
}
