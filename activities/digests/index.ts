export { MailServer, type MailSite } from './mail-server';
export { sendDigests, type MailChannel } from './send-digests';
