import { dutiesOf, isServiceDuty, itemsOf, SERVICE_CLASSES } from '../../classes';
import { GIG_INTRODUCTION } from '../../flexible-work';
import type { PackageItem } from '../../policy/service-package';

/** Services that are in no package: those of the six classes (R-37 … R-46), and introductions to gigs. */
export function otherServices(): PackageItem[] {
  return [...dutiesOf(SERVICE_CLASSES).filter(isServiceDuty).flatMap(itemsOf), GIG_INTRODUCTION];
}
