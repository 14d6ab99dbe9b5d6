/** A record kept in Postgres, encrypted: only its id travels. */
export type ParticularId = string;
