//! Answers as they are sent: a status, headers that hold for all of them, and bytes.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName,
    HeaderValue, LOCATION, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Response, StatusCode};
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use crate::serve::patient::Ours;
use crate::serve::request::Refusal;

/// The media type of a page.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// The media type of a sentence.
const PLAIN: &str = "text/plain; charset=utf-8";
/// The policy that sites of Samut are made for.
const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'";
/// How much is handed on at a time, so that what is not taken stays with us.
const PIECE: usize = 64 * 1024;

/// An answer.
pub(super) type Reply = Response<Outgoing>;

/// The bytes of an answer.
pub(super) struct Outgoing {
    content: Content,
    /// As long as there is something to send, it is our turn.
    ours: Option<Ours>,
    /// The room that it takes until it is sent.
    room: Option<OwnedSemaphorePermit>,
}

enum Content {
    Whole(Bytes),
    Events(mpsc::Receiver<Bytes>),
}

impl Outgoing {
    /// No bytes.
    #[cfg(test)]
    pub(super) fn empty() -> Self {
        Self { content: Content::Whole(Bytes::new()), ours: None, room: None }
    }

    /// How many bytes are known to be left.
    pub(super) fn len(&self) -> usize {
        match &self.content {
            Content::Whole(rest) => rest.len(),
            Content::Events(_) => 0,
        }
    }

    /// It waits in this room until all of it is sent.
    pub(super) fn wait_in(&mut self, room: OwnedSemaphorePermit) {
        self.room = Some(room);
    }

    /// It is our turn until all of it is sent.
    pub(super) fn keep(&mut self, ours: Ours) {
        if matches!(self.content, Content::Events(_)) {
            ours.endless();
        }
        self.ours = Some(ours);
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match &mut self.get_mut().content {
            Content::Whole(rest) if rest.is_empty() => Poll::Ready(None),
            Content::Whole(rest) => {
                let piece = rest.split_to(rest.len().min(PIECE));
                Poll::Ready(Some(Ok(Frame::data(piece))))
            }
            Content::Events(events) => events
                .poll_recv(context)
                .map(|event| event.map(|event| Ok(Frame::data(event)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.content, Content::Whole(rest) if rest.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Whole(rest) => SizeHint::with_exact(rest.len() as u64),
            Content::Events(_) => SizeHint::default(),
        }
    }
}

/// Bytes of a media type.
pub(super) fn whole(
    status: StatusCode,
    kind: &'static str,
    bytes: impl Into<Bytes>,
) -> Reply {
    reply(status, kind, Content::Whole(bytes.into()))
}

/// A stream of events, which ends when its sender does.
pub(super) fn events(events: mpsc::Receiver<Bytes>) -> Reply {
    reply(StatusCode::OK, "text/event-stream; charset=utf-8", Content::Events(events))
}

/// The way to another address, which is encoded.
pub(super) fn moved(to: &str) -> Reply {
    let text = format!("It stands at {to}\n");
    let mut reply = whole(StatusCode::TEMPORARY_REDIRECT, PLAIN, text);
    if let Ok(to) = HeaderValue::from_str(to) {
        reply.headers_mut().insert(LOCATION, to);
    }
    reply
}

/// A sentence for who cannot be answered.
pub(super) fn refused(refusal: &Refusal) -> Reply {
    let mut reply = whole(refusal.status, PLAIN, format!("{}\n", refusal.why));
    let headers = reply.headers_mut();
    if refusal.status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    if refusal.closes {
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    reply
}

/// An answer without a parser of HTTP, for who is sent away before one is at work.
pub(super) fn farewell(status: StatusCode, why: &str) -> String {
    let length = why.len() + 1;
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {PLAIN}\r\nContent-Length: {length}\r\n\
         X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nRetry-After: 1\r\n\
         Connection: close\r\n\r\n{why}\n"
    )
}

fn reply(status: StatusCode, kind: &'static str, content: Content) -> Reply {
    const RESOURCE_POLICY: HeaderName =
        HeaderName::from_static("cross-origin-resource-policy");
    let mut reply = Response::new(Outgoing { content, ours: None, room: None });
    *reply.status_mut() = status;
    let headers = reply.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, kind),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (REFERRER_POLICY, "same-origin"),
        (RESOURCE_POLICY, "same-origin"),
        (CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    reply
}
