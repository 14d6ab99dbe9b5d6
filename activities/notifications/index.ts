export { deliverNotifications, type SmsChannel } from './deliver';
export { NOTIFICATIONS_CHANNEL } from './outbox';
export { WebhookGateway } from './sms-gateway';
