//! The door: it listens, keeps as many connections as it can, and sends the others away politely.
//!
//! One thread moves all bytes; answers are made on others, of which there are few.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::serve::connection;
use crate::serve::limits::Limits;
use crate::serve::site::Site;

/// How many files a process asks to have open: each connection is one.
const OPEN_FILES: u64 = 4096;
/// How many files we take to be allowed where that cannot be known.
const FEW_FILES: u64 = 256;
/// How many connections the system keeps for us until we look.
const BACKLOG: u32 = 4096;
/// How large an answer may be that each connection may have waiting, in bytes: a page.
const SMALL: usize = 256 * 1024;
/// How long we wait where the system has no file left for a connection.
const BREATH: Duration = Duration::from_millis(50);

/// What a server is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// A number that no other run of the server has, by which open pages know that it is new.
    pub run: u64,
    /// How much each client may ask.
    pub limits: Limits,
}

/// A port that listens. What comes to it waits until it is served.
pub struct Door {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
}

/// What every connection needs.
pub(super) struct House {
    pub(super) site: Arc<dyn Site>,
    pub(super) run: u64,
    pub(super) limits: Limits,
    makers: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Door {
    /// Listens at an address; at port 0, at any port that is free.
    ///
    /// # Errors
    /// Those of the system: [`io::ErrorKind::AddrInUse`], [`io::ErrorKind::PermissionDenied`],
    /// [`io::ErrorKind::AddrNotAvailable`].
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener = {
            let _inside = runtime.enter();
            let socket = match address {
                SocketAddr::V4(_) => TcpSocket::new_v4()?,
                SocketAddr::V6(_) => TcpSocket::new_v6()?,
            };
            // What an earlier run has left does not keep the port; on Windows it would share it.
            #[cfg(unix)]
            socket.set_reuseaddr(true)?;
            socket.bind(address)?;
            socket.listen(BACKLOG)?
        };
        let address = listener.local_addr()?;
        Ok(Self { runtime, listener, address })
    }

    /// The address at which it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves a site until `end` comes, and then leaves at once, whoever is still being served.
    pub fn serve(
        self,
        site: Arc<dyn Site>,
        settings: Settings,
        end: impl Future<Output = ()>,
    ) {
        let open_files = rlimit::increase_nofile_limit(OPEN_FILES).unwrap_or(FEW_FILES);
        let limits = settings.limits.within(open_files);
        let makers = Arc::new(Semaphore::new(limits.makers));
        let waiting = Arc::new(Semaphore::new(limits.waiting as usize));
        let house = House { site, run: settings.run, limits, makers, waiting };
        let house = Arc::new(house);
        self.runtime.block_on(async {
            tokio::select! {
                () = end => {}
                () = receive(&self.listener, &house) => {}
            }
        });
        self.runtime.shutdown_background();
    }
}

/// Comes when the person at the terminal presses Ctrl-C.
pub async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Where nobody can tell us, the system ends the program itself.
        std::future::pending::<()>().await;
    }
}

async fn receive(listener: &TcpListener, house: &Arc<House>) {
    let kept = Arc::new(Semaphore::new(house.limits.connections));
    let refused = Arc::new(Semaphore::new(house.limits.refusals));
    loop {
        let Some(stream) = accepted(listener).await else { continue };
        if let Ok(place) = Arc::clone(&kept).try_acquire_owned() {
            let house = Arc::clone(house);
            tokio::spawn(async move {
                // Who is gone already needs no answer.
                let _ = connection::serve(stream, house).await;
                drop(place);
            });
        // While as many are being refused as can be, the rest waits with the system.
        } else if let Ok(place) = Arc::clone(&refused).acquire_owned().await {
            let farewell = house.limits.farewell;
            tokio::spawn(async move {
                connection::refuse(stream, farewell).await;
                drop(place);
            });
        }
    }
}

async fn accepted(listener: &TcpListener) -> Option<TcpStream> {
    match listener.accept().await {
        Ok((stream, _)) => Some(stream),
        Err(error) => {
            // A client that left before he was let in is nothing; all else passes with time.
            let is_gone = matches!(
                error.kind(),
                io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
            );
            if !is_gone {
                tokio::time::sleep(BREATH).await;
            }
            None
        }
    }
}

impl House {
    /// What the site has to say, asked on a thread of its own; nothing where the asking failed.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Site) -> T + Send + 'static,
    ) -> Option<T> {
        let place = Arc::clone(&self.makers).acquire_owned().await.ok()?;
        let site = Arc::clone(&self.site);
        let asked = tokio::task::spawn_blocking(move || {
            let said = question(&*site);
            drop(place);
            said
        });
        asked.await.ok()
    }

    /// Room for an answer to wait until it is taken, of which small ones need none; nothing where
    /// others wait already in all of it. One that is larger than all of it needs it alone.
    pub(super) fn room(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let kib = if bytes <= SMALL { 0 } else { bytes / 1024 };
        let kib = u32::try_from(kib).unwrap_or(u32::MAX).min(self.limits.waiting);
        Arc::clone(&self.waiting).try_acquire_many_owned(kib).ok()
    }
}
