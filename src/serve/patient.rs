//! A connection that waits only so long: for the head of a request, for the next request, and for a
//! reader to take what is sent. It knows nothing of HTTP but whose turn it is.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use crate::serve::limits::Limits;

/// Whose turn it is on a connection. Copies of it speak of the same connection.
#[derive(Clone)]
pub(super) struct Turn {
    state: Arc<Mutex<State>>,
    /// Who reads again when our turn is over.
    reader: Arc<Mutex<Option<Waker>>>,
    limits: Limits,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The client's, who has sent nothing of a request yet.
    Next { by: Instant },
    /// The client's, who has sent a part of a head.
    Head { by: Instant },
    /// Ours.
    Ours,
    /// Ours, for as long as the client listens.
    Stream,
    /// Nobody's: the client did not take what was sent.
    Stalled,
}

impl Turn {
    /// The turn of a connection that was just made.
    pub(super) fn new(limits: Limits) -> Self {
        let by = Instant::now() + limits.head;
        let state = Arc::new(Mutex::new(State::Next { by }));
        Self { state, reader: Arc::default(), limits }
    }

    /// A request came whole: it is our turn until the value that is given back is dropped.
    pub(super) fn ours(&self) -> Ours {
        self.set(State::Ours);
        Ours(self.clone())
    }

    /// Whether the client began a request, and did not come to its end in time.
    pub(super) fn is_late(&self) -> bool {
        matches!(self.get(), State::Head { by } if by <= Instant::now())
    }

    /// Whether the client did not take what was sent.
    pub(super) fn is_stalled(&self) -> bool {
        self.get() == State::Stalled
    }

    fn get(&self) -> State {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }

    fn bytes_came(&self) {
        if matches!(self.get(), State::Next { .. }) {
            self.set(State::Head { by: Instant::now() + self.limits.head });
        }
    }

    /// What is still being sent does not count as waiting for the next request.
    fn bytes_went(&self) {
        if matches!(self.get(), State::Next { .. }) {
            self.set(State::Next { by: Instant::now() + self.limits.idle });
        }
    }

    /// The client's time begins when our turn is over, and somebody must look at the clock then.
    fn wake_when_over(&self, context: &Context<'_>) {
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        *reader = Some(context.waker().clone());
    }

    /// Until when bytes of the client must come.
    fn by(&self) -> Option<Instant> {
        match self.get() {
            State::Next { by } | State::Head { by } => Some(by),
            State::Ours | State::Stream | State::Stalled => None,
        }
    }
}

/// Our turn, which lasts as long as this is kept: as long as there is an answer to send.
pub(super) struct Ours(Turn);

impl Ours {
    /// What is sent has no end of its own: it ends when the client says no more.
    pub(super) fn endless(&self) {
        self.0.set(State::Stream);
    }
}

impl Drop for Ours {
    fn drop(&mut self) {
        if matches!(self.0.get(), State::Ours | State::Stream) {
            self.0.set(State::Next { by: Instant::now() + self.0.limits.idle });
        }
        let mut reader = self.0.reader.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reader) = reader.take() {
            reader.wake();
        }
    }
}

/// A stream whose reads fail when the client had its time, and whose writes fail when he took no
/// byte for as long as [`Limits::stalled`]; with [`io::ErrorKind::TimedOut`].
pub(super) struct Patient<S> {
    stream: S,
    turn: Turn,
    reading: Pin<Box<Sleep>>,
    writing: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    /// A stream with the patience that its turn has.
    pub(super) fn new(stream: S, turn: Turn) -> Self {
        let reading = Box::pin(sleep_until(turn.by().unwrap_or_else(Instant::now)));
        Self { stream, turn, reading, writing: None }
    }

    /// The stream itself.
    pub(super) fn into_inner(self) -> S {
        self.stream
    }

    /// What becomes of a write that came to something, or has to wait.
    fn written<T>(
        &mut self,
        context: &mut Context<'_>,
        poll: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if poll.is_ready() {
            self.writing = None;
            self.turn.bytes_went();
            return poll;
        }
        let by = Instant::now() + self.turn.limits.stalled;
        let timer = self.writing.get_or_insert_with(|| Box::pin(sleep_until(by)));
        ready!(timer.as_mut().poll(context));
        self.turn.set(State::Stalled);
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        // Bytes that drip in are bytes, and yet the head must come to its end.
        if this.turn.is_late() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buffer.filled().len();
        if let Poll::Ready(done) = Pin::new(&mut this.stream).poll_read(context, buffer) {
            let is_end = done.is_ok() && buffer.filled().len() == before;
            if !is_end {
                this.turn.bytes_came();
            // Who says no more may still wait for his answer.
            } else if this.turn.get() == State::Ours {
                this.turn.wake_when_over(context);
                return Poll::Pending;
            }
            return Poll::Ready(done);
        }
        let Some(by) = this.turn.by() else {
            this.turn.wake_when_over(context);
            return Poll::Pending;
        };
        if this.reading.deadline() != by {
            this.reading.as_mut().reset(by);
        }
        ready!(this.reading.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.written(context, poll)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_write_vectored(context, slices);
        this.written(context, poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};

    use super::*;

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_secs(60);

    fn check<F: Future<Output = ()>>(
        limits: Limits,
        test: impl FnOnce(Patient<DuplexStream>, Turn, DuplexStream) -> F,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        runtime.unwrap().block_on(async {
            let (ours, theirs) = duplex(8);
            let turn = Turn::new(limits);
            test(Patient::new(ours, turn.clone()), turn, theirs).await;
        });
    }

    fn limits(head: Duration, idle: Duration, stalled: Duration) -> Limits {
        Limits { head, idle, stalled, ..Limits::default() }
    }

    #[test]
    fn a_head_that_drips_in_is_late() {
        check(limits(SHORT, LONG, LONG), |mut patient, turn, mut client| async move {
            let drip = async {
                while client.write_all(b"G").await.is_ok() {
                    tokio::time::sleep(SHORT / 4).await;
                }
            };
            let read = async {
                let mut text = Vec::new();
                let fault = patient.read_to_end(&mut text).await.unwrap_err();
                assert_eq!(fault.kind(), io::ErrorKind::TimedOut);
                assert!(!text.is_empty() && turn.is_late());
            };
            tokio::select! { () = read => {}, () = drip => panic!("it was not late") }
        });
    }

    #[test]
    fn between_requests_there_is_more_time_and_during_an_answer_all_of_it() {
        check(limits(SHORT, SHORT * 3, LONG), |mut patient, turn, client| async move {
            let ours = turn.ours();
            let mut buffer = [0; 8];
            let waited = tokio::time::timeout(SHORT * 5, patient.read(&mut buffer)).await;
            assert!(waited.is_err(), "an answer takes as long as it takes");
            drop(ours);
            let begun = Instant::now();
            let fault = patient.read(&mut buffer).await.unwrap_err();
            assert_eq!(fault.kind(), io::ErrorKind::TimedOut);
            assert!(begun.elapsed() > SHORT * 2 && !turn.is_late());
            drop(client);
        });
    }

    #[test]
    fn a_reader_who_takes_nothing_is_given_up() {
        check(limits(LONG, LONG, SHORT), |mut patient, turn, mut client| async move {
            let mut taken = [0; 4];
            let write = patient.write_all(&[7; 24]);
            let read = async {
                // He takes a little, a little later than half the time, twice.
                for _ in 0..2 {
                    tokio::time::sleep(SHORT * 3 / 5).await;
                    client.read_exact(&mut taken).await.unwrap();
                }
                std::future::pending::<()>().await;
            };
            let begun = Instant::now();
            let done =
                tokio::select! { done = write => done, () = read => unreachable!() };
            assert_eq!(done.unwrap_err().kind(), io::ErrorKind::TimedOut);
            assert!(turn.is_stalled() && begun.elapsed() > SHORT * 2);
        });
    }
}
