import Database from 'better-sqlite3';

/** 'PRLX': what the header of every case file says it is. */
export const applicationId = 0x50524c58;

/**
 * Opens a connection to an existing case with the settings that every connection has.
 * Nothing is written; what is not a database may show only at the first query.
 */
export function connect(path: string, mode: 'read' | 'write'): Database.Database {
  const db = new Database(path, { readonly: mode === 'read', fileMustExist: true, timeout: 5000 });
  try {
    configure(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Gives a connection the settings that every connection has. */
export function configure(db: Database.Database): void {
  // A case may come from anyone: its schema must not call functions, and a damaged page must show as an error.
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('foreign_keys = ON');
  // In WAL mode too, what was answered as saved survives a power failure.
  db.pragma('synchronous = FULL');
  // REPLACE must fire the journal's delete triggers.
  db.pragma('recursive_triggers = ON');
  // The material is confidential: nothing of it goes into temporary files.
  db.pragma('temp_store = MEMORY');
}
