//! The name that somebody meant.

/// How like two names must be, by Jaro and Winkler's measure, where 1 is the same.
const LIKENESS: f64 = 0.8;

/// Whether one name can be mistyped as the other: at most half of the letters differ.
fn is_near(one: &str, other: &str) -> bool {
    let longest = one.chars().count().max(other.chars().count());
    2 * strsim::osa_distance(one, other) <= longest
}

/// The known name that is most like one that is not known, if any is like it.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .filter(|known| is_near(name, known))
        .map(|known| (strsim::jaro_winkler(name, known), known))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_like_nothing_is_not_guessed() {
        let known = ["chapters", "country", "name"];
        assert_eq!(nearest("chapter", known), Some("chapters"));
        assert_eq!(nearest("nmae", known), Some("name"));
        assert_eq!(nearest("zzz", known), None);
        assert_eq!(nearest("iso", ["history"]), None);
        assert_eq!(nearest("", known), None);
    }
}
