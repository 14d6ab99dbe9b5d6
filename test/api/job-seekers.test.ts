import { ApiWorld } from './support/api-world';
import { application, COMMUNITY } from './support/application';
import type { Member } from './support/member';

describe('job-seeker registration 求职登记 (R-70)', () => {
  let world: ApiWorld;
  let clerk: Member;

  beforeAll(async () => {
    world = await ApiWorld.start();
    clerk = await world.member('CASEWORKER', COMMUNITY);
  });
  afterAll(() => world.stop());

  const pensioner = () =>
    application({ declarations: { drawsPension: true }, profile: { wishes: ['JOB', 'TRAINING'] } });

  it('R-70: records somebody who draws a pension and looks for work, on the form that was refused', async () => {
    const form = pensioner();
    expect(await clerk.post('/v1/registrations', form)).toMatchObject({
      status: 422,
      body: { code: 'DRAWS_PENSION', details: { jobSeekerRegistrationOffered: true } },
    });
    const answer = await clerk.post('/v1/job-seeker-registrations', form);
    expect(answer).toMatchObject({ status: 201, body: { orgCode: COMMUNITY, reasons: ['DRAWS_PENSION'] } });
    expect(await world.db.case.count()).toBe(0);
    expect(await world.db.jobSeekerRegistration.count()).toBe(1);
  });

  it('R-07: somebody who may register as unemployed is told so, and nothing is recorded', async () => {
    const before = await world.db.jobSeekerRegistration.count();
    const answer = await clerk.post('/v1/job-seeker-registrations', application());
    expect(answer).toMatchObject({ status: 409, body: { code: 'MAY_REGISTER_AS_UNEMPLOYED' } });
    expect(await world.db.jobSeekerRegistration.count()).toBe(before);
  });

  it('R-70: an unsigned commitment is to be signed, not turned into a job-seeker registration', async () => {
    const unsigned = application({ commitment: { signed: false } });
    const answer = await clerk.post('/v1/job-seeker-registrations', unsigned);
    expect(answer).toMatchObject({ status: 422, body: { code: 'JOB_SEEKER_NOT_OFFERED' } });
  });

  it('is recorded once for a command that is repeated, and refuses its key to another form', async () => {
    const form = pensioner();
    const key = 'job-seeker-once';
    const first = await clerk.post('/v1/job-seeker-registrations', form, key);
    expect(await clerk.post('/v1/job-seeker-registrations', form, key)).toMatchObject({
      status: 200,
      body: first.body,
    });
    const other = await clerk.post('/v1/job-seeker-registrations', pensioner(), key);
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });
});
