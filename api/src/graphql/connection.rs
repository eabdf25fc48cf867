//! Relay connections: every list that the domain does not bound is one of these.
//! They are our own rather than the library's so that each field is described and the total is counted only when asked for.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Object, OutputType, Result, SimpleObject, TypeName};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use store::{Key, Listed, Page, Start};

use super::error::{Code, coded};
use super::world::World;

/// The four arguments of every list.
#[derive(Clone, Debug, Default)]
pub struct PageArgs {
    /// At most this many from the start.
    pub first: Option<i32>,
    /// After this cursor.
    pub after: Option<String>,
    /// At most this many from the end.
    pub last: Option<i32>,
    /// Before this cursor.
    pub before: Option<String>,
}

impl PageArgs {
    /// The page that is asked for. `list` names the list and its order, so that a cursor of another one is refused.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for arguments that contradict each other, a size below 1, or a cursor of another list;
    /// `LIMIT_EXCEEDED` for a size over the setting `page_max`.
    pub fn page(&self, world: &World, list: &str) -> Result<Page> {
        let limits = world.present().pages();
        if self.first.is_some() && self.last.is_some() {
            return Err(wrong("Give first or last, not both: a page is taken from one end."));
        }
        if self.after.is_some() && self.before.is_some() {
            return Err(wrong("Give after (with first) or before (with last), not both."));
        }
        if self.after.is_some() && self.last.is_some() {
            return Err(wrong(
                "The argument after goes with first; to page backwards, give last with before.",
            ));
        }
        if self.before.is_some() && self.first.is_some() {
            return Err(wrong(
                "The argument before goes with last; to page forwards, give first with after.",
            ));
        }
        let backwards = self.last.is_some() || self.before.is_some();
        let size = match (self.first, self.last) {
            (Some(asked), _) => limits.size("first", asked)?,
            (_, Some(asked)) => limits.size("last", asked)?,
            _ => limits.default,
        };
        let opened = |argument: &str, cursor: &str| {
            world.present().cursors().open(list, cursor).ok_or_else(|| {
                wrong(&format!(
                    "The argument {argument} is no cursor of this list in this order. Take one from pageInfo or edges of the page before; cursors do not outlive a restart of the server."
                ))
            })
        };
        let start = match (&self.after, &self.before) {
            (Some(after), _) => Start::After(opened("after", after)?),
            (_, Some(before)) => Start::Before(opened("before", before)?),
            _ => Start::End,
        };
        Ok(Page { size, start, backwards })
    }
}

fn wrong(message: &str) -> async_graphql::Error {
    coded(Code::BadUserInput, message)
}

/// How large pages are.
#[derive(Clone, Copy, Debug)]
pub struct PageLimits {
    /// Items when no size is given.
    pub default: u32,
    /// Items at most.
    pub most: u32,
}

impl PageLimits {
    /// Checks the size that an argument asks for.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` below 1, `LIMIT_EXCEEDED` over the most.
    pub fn size(&self, argument: &str, asked: i32) -> Result<u32> {
        match u32::try_from(asked) {
            Ok(size) if size > self.most => Err(coded(
                Code::LimitExceeded,
                format!(
                    "The argument {argument} may be at most {}, the limit of this server (its setting page_max). Ask for less, and for the next page after it.",
                    self.most
                ),
            )),
            Ok(size) if size > 0 => Ok(size),
            _ => Err(coded(
                Code::BadUserInput,
                format!(
                    "The argument {argument} must be from 1 to {}. Leave it out for {}.",
                    self.most, self.default
                ),
            )),
        }
    }

    /// The size that an optional argument asks for.
    ///
    /// # Errors
    /// As [`PageLimits::size`].
    pub fn optional(&self, argument: &str, asked: Option<i32>) -> Result<u32> {
        asked.map_or(Ok(self.default), |asked| self.size(argument, asked))
    }
}

/// Counts the whole list, when somebody asks.
pub type Count = Arc<dyn Fn() -> BoxFuture<'static, Result<u64>> + Send + Sync>;

/// A page of a list.
pub struct Connection<T: OutputType> {
    edges: Vec<Edge<T>>,
    page_info: PageInfo,
    count: Count,
}

impl<T: OutputType> Connection<T> {
    /// A page of a list that holds nothing.
    pub fn empty() -> Self {
        let page_info = PageInfo {
            has_next_page: false,
            has_previous_page: false,
            start_cursor: None,
            end_cursor: None,
        };
        Self {
            edges: Vec::new(),
            page_info,
            count: Arc::new(|| futures_util::future::ready(Ok(0)).boxed()),
        }
    }

    /// A page of rows: `key` says where a row stands in the list, `node` makes the object of it.
    pub fn of<R>(world: &World, list: &str, listed: Listed<R>, key: impl Fn(&R) -> Key, node: impl Fn(R) -> T, count: Count) -> Self {
        Self::of_some(world, list, listed, key, |row| Some(node(row)), count)
    }

    /// The same, where a row may turn out to make no object.
    pub fn of_some<R>(
        world: &World,
        list: &str,
        listed: Listed<R>,
        key: impl Fn(&R) -> Key,
        node: impl Fn(R) -> Option<T>,
        count: Count,
    ) -> Self {
        let cursors = world.present().cursors();
        let edges = listed.rows.into_iter().filter_map(|row| {
            let cursor = cursors.seal(list, &key(&row));
            node(row).map(|node| Edge { node, cursor })
        });
        let edges: Vec<Edge<T>> = edges.collect();
        let page_info = PageInfo {
            has_next_page: listed.has_next,
            has_previous_page: listed.has_previous,
            start_cursor: edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: edges.last().map(|edge| edge.cursor.clone()),
        };
        Self { edges, page_info, count }
    }
}

/// Where a page lies in its list.
#[derive(Clone, SimpleObject)]
pub struct PageInfo {
    /// Whether items follow this page.
    has_next_page: bool,
    /// Whether items come before this page.
    has_previous_page: bool,
    /// The cursor of the first item; null on an empty page.
    start_cursor: Option<String>,
    /// The cursor of the last item, to give as `after` for the next page; null on an empty page.
    end_cursor: Option<String>,
}

/// An item of a page, with its place in the list.
#[derive(SimpleObject)]
#[graphql(name_type)]
pub struct Edge<T: OutputType> {
    /// The item.
    node: T,
    /// Its place in the list: opaque, for `after` and `before` of the same list in the same order.
    cursor: String,
}

/// A page of a list, in the list's order. What the viewer may not see is not in it and not in its total.
#[Object(name_type)]
impl<T: OutputType> Connection<T> {
    /// The items of the page.
    async fn nodes(&self) -> Vec<&T> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// The items of the page, each with its cursor.
    async fn edges(&self) -> &[Edge<T>] {
        &self.edges
    }

    /// Whether more items come before or after, and the cursors of both ends.
    async fn page_info(&self) -> PageInfo {
        self.page_info.clone()
    }

    /// How many items the whole list has for this viewer. It is counted only when asked for.
    async fn total_count(&self) -> Result<i32> {
        let total = (self.count)().await?;
        Ok(i32::try_from(total).unwrap_or(i32::MAX))
    }
}

impl<T: OutputType> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Owned(format!("{}Connection", T::type_name()))
    }
}

impl<T: OutputType> TypeName for Edge<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Owned(format!("{}Edge", T::type_name()))
    }
}
