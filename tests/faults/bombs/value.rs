//! Values for arguments: what there is, or what is as large as may be.

use apollo_compiler::{ast::Type, schema::ExtendedType};
use fastrand::Rng;

use super::draw::Draw;

impl Draw {
    /// A value of a type, at its bounds more often than not.
    pub(super) fn value(
        &self,
        ty: &Type,
        (name, of): (&str, &str),
        depth: usize,
        chance: &mut Rng,
    ) -> Option<String> {
        if ty.is_list() {
            let items = (0..chance.usize(1..=2))
                .map(|_| self.value(ty.item_type(), (name, of), depth, chance));
            let items: Vec<String> = items.collect::<Option<_>>()?;
            return Some(format!("[{}]", items.join(", ")));
        }
        match self.types.types.get(ty.inner_named_type().as_str()) {
            Some(ExtendedType::Enum(words)) => {
                let place = chance.usize(..words.values.len());
                words.values.get_index(place).map(|it| it.0.to_string())
            }
            Some(ExtendedType::InputObject(input)) => {
                let mut parts = vec![];
                for (name, field) in &input.fields {
                    let is_given = depth > 0 && chance.usize(..input.fields.len()) < 1;
                    if field.is_required() || is_given {
                        let value =
                            self.value(&field.ty, (name, of), depth.saturating_sub(1), chance)?;
                        parts.push(format!("{name}: {value}"));
                    }
                }
                Some(format!("{{{}}}", parts.join(", ")))
            }
            _ => Some(match ty.inner_named_type().as_str() {
                "Int" if name == "everyMonths" => "1".into(),
                "Int" if name == "radius" => "3".into(),
                "Int" => chance.u8(1..=100).to_string(),
                "Float" => format!("0.{:03}", chance.u16(..500)),
                "Boolean" => chance.bool().to_string(),
                "PartialDate" | "Date" => {
                    let early = matches!(name, "from" | "since");
                    let year = if early { 2011 } else { 2016 } + chance.u16(..3);
                    format!("\"{year}-0{}-01\"", chance.u8(1..=9))
                }
                "DateTime" => "\"2027-01-31T00:00:00Z\"".into(),
                "CountryCode" => format!("\"{}\"", self.code(chance)),
                "ID" => format!("\"{}\"", self.id((name, of), chance)?),
                _ => ["\"a\"", "\"nutrition\"", "\"synthetic 1\""][chance.usize(..3)].into(),
            }),
        }
    }

    fn code(&self, chance: &mut Rng) -> String {
        let countries = self.ids.get("country").map_or(&[][..], Vec::as_slice);
        let country = chance
            .choice(countries)
            .map_or("country:KEN", String::as_str);
        country.trim_start_matches("country:").to_owned()
    }

    /// An id that there is, of the kind that the names tell of if they tell of any.
    fn id(&self, (name, of): (&str, &str), chance: &mut Rng) -> Option<String> {
        let told = [name, of].into_iter().find_map(|name| {
            let singular = name.trim_end_matches('s');
            self.ids.get(name).or_else(|| self.ids.get(singular))
        });
        let ids = match told {
            Some(ids) => ids,
            None if self.ids.is_empty() => return None,
            None => self.ids.values().nth(chance.usize(..self.ids.len()))?,
        };
        chance.choice(ids).cloned()
    }
}
