//! One connection from its first byte to its last: requests in, answers out, each in its time.

use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::sync::Arc;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Duration, timeout};

use crate::serve::answer::{self, Reply};
use crate::serve::door::House;
use crate::serve::patient::{Patient, Turn};
use crate::serve::{live, request};

/// The least that the parser of HTTP wants to keep of what came and what goes, in bytes.
const BUFFER: usize = 64 * 1024;
/// How much of what nobody will read is taken from a client before he is cut off, in bytes.
const UNREAD: usize = 1024 * 1024;

/// Answers the requests of a connection until it ends.
///
/// # Errors
/// Where the connection broke off before it was known from where it came.
pub(super) async fn serve(stream: TcpStream, house: Arc<House>) -> io::Result<()> {
    let local = stream.local_addr()?;
    stream.set_nodelay(true)?;
    let limits = house.limits;
    let turn = Turn::new(limits);
    let service = service_fn(|request: Request<Incoming>| {
        let ours = turn.ours();
        let house = Arc::clone(&house);
        Box::pin(async move {
            let mut reply = match request::judge(&request, local, &limits) {
                Ok(asked) => answer(house, asked).await,
                Err(refusal) => answer::refused(&refusal),
            };
            reply.body_mut().keep(ours);
            Ok::<_, Infallible>(reply)
        })
    });
    let io = TokioIo::new(Patient::new(stream, turn.clone()));
    let mut connection = http1::Builder::new()
        .max_buf_size(BUFFER.max(limits.head_bytes))
        .max_header_size(limits.head_bytes)
        .max_headers(limits.fields)
        .header_read_timeout(None)
        .serve_connection(io, service);
    // How it ended shows in whose turn it was.
    let _ = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    let mut stream = connection.into_parts().io.into_inner().into_inner();
    if turn.is_stalled() {
        return Ok(());
    }
    if turn.is_late() {
        let why = "The request did not come in time.";
        let farewell = answer::farewell(StatusCode::REQUEST_TIMEOUT, why);
        let _ = timeout(limits.farewell, stream.write_all(farewell.as_bytes())).await;
    }
    part(stream, limits.farewell).await;
    Ok(())
}

/// Sends somebody away who cannot be kept.
pub(super) async fn refuse(mut stream: TcpStream, farewell: Duration) {
    let why = "Too many connections are open. Close some, and try again.";
    let words = answer::farewell(StatusCode::SERVICE_UNAVAILABLE, why);
    if let Ok(Ok(())) = timeout(farewell, stream.write_all(words.as_bytes())).await {
        part(stream, farewell).await;
    }
}

async fn answer(house: Arc<House>, asked: request::Asked) -> Reply {
    match asked.address.strip_prefix(live::ADDRESS) {
        Some(name) => live::answer(&house, name, &asked).await,
        None => live::page(&house, asked).await,
    }
}

/// Ends a connection such that the last answer is read: what still comes is taken and forgotten,
/// for a system that has bytes which nobody took forgets what it has to send as well.
async fn part(mut stream: TcpStream, farewell: Duration) {
    let taken = async {
        stream.shutdown().await?;
        let mut buffer = [0; 4096];
        let mut left = UNREAD;
        while left > 0 {
            match stream.read(&mut buffer).await? {
                0 => break,
                n => left = left.saturating_sub(n),
            }
        }
        Ok::<_, io::Error>(())
    };
    let _ = timeout(farewell, taken).await;
}
