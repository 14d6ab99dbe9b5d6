/** One line of the table of errors. Title and next step are what a member of staff reads. */
export interface ErrorEntry {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  title: string;
  nextStep: string;
  /** When it is answered, for whoever writes a client. */
  when: string;
}
