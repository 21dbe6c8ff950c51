/** The whole environment of the database processes: nothing of ours (secrets, PG* variables) reaches them. */
export const SERVER_ENV = {
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.env['PATH'] ? { PATH: process.env['PATH'] } : {}),
  ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}),
};

/**
 * Settings of the embedded server, as `-c` options so that no file has to be edited. Every commit is durable; the rest
 * is sized for one application on a small machine. Errors of statements are not logged here: the caller gets them, and
 * statement texts hold people's data.
 */
export const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '64MB',
  huge_pages: 'off',
  max_connections: '60',
  jit: 'off',
  // Parallel queries want /dev/shm, of which a container has 64 MB by default.
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
};
