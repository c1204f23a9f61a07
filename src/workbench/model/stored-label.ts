import type { Workbench } from '#state/workbench-state.ts';

/** What the person calls the chosen model; undefined for one that comes from a server. */
export function storedLabel({ modelAddress, preferences }: Workbench): string | undefined {
  const { keptModel } = preferences;
  if (modelAddress.kind !== 'library' || keptModel?.id !== modelAddress.id) return undefined;
  return keptModel.label;
}
