//! One loader for questions of every kind.
//!
//! The stock `DataLoader` is generic over the type of its keys and is compiled anew
//! for each; with more than a hundred kinds of question that was an eighth of all
//! machine code. Here its key holds a question of any kind, so that it is compiled
//! once, and only what reads the rows is compiled for each kind.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    convert::Infallible,
    hash::{Hash, Hasher},
    sync::Arc,
};

use async_graphql::dataloader::{DataLoader, HashMapCache, Loader};
use futures_util::future::{BoxFuture, join_all};

use super::{Failure, Reader, key::AnyKey};

/// A question that can be told from others of its kind.
pub trait Question: Clone + Eq + Hash + Send + Sync + 'static {}

impl<T: Clone + Eq + Hash + Send + Sync + 'static> Question for T {}

/// What the questions of kind `K` are answered with.
type Answer<K> = <Reader as Loader<K>>::Value;

/// An answer whose type only those know who asked.
type Untyped = Arc<dyn Any + Send + Sync>;

/// The loader of one request.
pub struct Loads(DataLoader<Reader, HashMapCache>);

impl Loads {
    pub(super) const fn new(loader: DataLoader<Reader, HashMapCache>) -> Self {
        Self(loader)
    }

    /// What answers the questions.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        self.0.loader()
    }

    /// Says whether an answer is kept for those who ask the same later.
    pub fn keep_answers(&self, is_kept: bool) {
        self.0.enable_all_cache(is_kept);
    }

    /// Asks one question; `None` where there is no answer to it.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn load_one<K: Question>(&self, question: K) -> Result<Option<Answer<K>>, Failure>
    where
        Reader: Loader<K, Error = Failure>,
    {
        typed::<K>(self.0.load_one::<Asked>(Asked::new(question)).await)
    }

    /// Asks several questions; those without an answer are left out.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn load_many<K: Question>(
        &self,
        questions: Vec<K>,
    ) -> Result<HashMap<K, Answer<K>>, Failure>
    where
        Reader: Loader<K, Error = Failure>,
    {
        let asked = questions.iter().cloned().map(Asked::new);
        let answers = self
            .0
            .load_many::<Asked, _>(asked.collect::<Vec<_>>())
            .await;
        let mut answers = answers.unwrap_or_default();
        let mut found = HashMap::new();
        for question in questions {
            let answer = answers.remove(&Asked::new(question.clone()));
            if let Some(answer) = typed::<K>(Ok(answer))? {
                found.insert(question, answer);
            }
        }
        Ok(found)
    }
}

/// The answer as what it is.
fn typed<K: Question>(
    loaded: Result<Option<Result<Untyped, Failure>>, Infallible>,
) -> Result<Option<Answer<K>>, Failure>
where
    Reader: Loader<K>,
{
    let answer = loaded.unwrap_or_default().transpose()?;
    Ok(answer.and_then(|answer| answer.downcast_ref::<Answer<K>>().cloned()))
}

/// A question of any kind.
#[derive(Clone)]
struct Asked(Arc<dyn AnyQuestion>);

impl Asked {
    fn new<K: Question>(question: K) -> Self
    where
        Reader: Loader<K, Error = Failure>,
    {
        Self(Arc::new(question))
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(other.0.as_any())
    }
}

impl Eq for Asked {}

impl Hash for Asked {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash_into(state);
    }
}

/// What is done with a question of a kind that is not known here.
trait AnyQuestion: AnyKey {
    /// Answers these questions, which are all of this one's kind.
    fn answer<'a>(&self, asked: &'a [Asked], reader: &'a Reader) -> BoxFuture<'a, Answers>;
}

/// The answers to questions, each in the place of its question.
type Answers = Result<Vec<Option<Untyped>>, Failure>;

impl<K: Question> AnyQuestion for K
where
    Reader: Loader<K, Error = Failure>,
{
    fn answer<'a>(&self, asked: &'a [Asked], reader: &'a Reader) -> BoxFuture<'a, Answers> {
        let questions = asked.iter().filter_map(|it| it.0.as_any().downcast_ref());
        let questions: Vec<K> = questions.cloned().collect();
        Box::pin(async move {
            let mut found = reader.load(&questions).await?;
            let answers = questions.iter().map(|question| {
                let answer: Untyped = Arc::new(found.remove(question)?);
                Some(answer)
            });
            Ok(answers.collect())
        })
    }
}

impl Loader<Asked> for Reader {
    type Value = Result<Untyped, Failure>;
    type Error = Infallible;

    /// Answers the questions of each kind together, and all kinds side by side.
    async fn load(&self, asked: &[Asked]) -> Result<HashMap<Asked, Self::Value>, Infallible> {
        let mut kinds: HashMap<TypeId, Vec<Asked>> = HashMap::new();
        for question in asked {
            let kind = question.0.as_any().type_id();
            kinds.entry(kind).or_default().push(question.clone());
        }
        let answered = kinds.into_values().map(|asked| async move {
            let answers = match asked.first() {
                Some(one) => one.0.answer(&asked, self).await,
                None => Ok(vec![]),
            };
            (asked, answers)
        });
        let mut found = HashMap::new();
        for (asked, answers) in join_all(answered).await {
            match answers {
                Ok(answers) => found.extend(
                    asked
                        .into_iter()
                        .zip(answers)
                        .filter_map(|(question, answer)| Some((question, Ok(answer?)))),
                ),
                Err(failure) => {
                    let failed = asked.into_iter();
                    found.extend(failed.map(|question| (question, Err(Arc::clone(&failure)))));
                }
            }
        }
        Ok(found)
    }
}
