import type { OwnerCandidate } from '../intake/facts';
import type { ParticularId } from '../particular';

export interface TransferCommands {
  transferCase: {
    /** Where the person is to be helped from now on. */
    orgCode: string;
    /** Who owns the case there, or the organisation that must name somebody. */
    owner: OwnerCandidate;
    noteId?: ParticularId;
  };
}
