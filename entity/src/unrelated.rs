//! What sea-orm calls the relations of an entity: none. Records refer to one another by
//! ids, also of several kinds in one column, and the loader follows them.

use sea_orm::{EnumIter, RelationDef, RelationTrait};

/// No relation.
#[derive(Clone, Copy, Debug, EnumIter)]
pub enum Relation {}

impl RelationTrait for Relation {
    fn def(&self) -> RelationDef {
        match *self {}
    }
}
