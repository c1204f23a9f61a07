import { failureDetails } from '#base/failure.ts';
import type { ModelLibrary } from '#engine/model-library.ts';
import type { KeptModel } from './preferences.ts';

/** Why the page does not start with the model that was used last; undefined when it does. */
export async function whyNotKept(
  { id, label, loadEnded }: KeptModel,
  library: ModelLibrary,
): Promise<string | undefined> {
  if (!loadEnded) {
    return `“${label}” did not finish loading the last time, perhaps because memory ran out. The small model was loaded instead; choose the other one on the Models screen to try again.`;
  }
  try {
    const { models } = await library.contents();
    if (models.some((model) => model.id === id)) return undefined;
    return `“${label}”, which was used last, is no longer in this browser. The small model was loaded instead.`;
  } catch (thrown) {
    const { message } = failureDetails(thrown);
    return `“${label}”, which was used last, cannot be read: ${message} The small model was loaded instead.`;
  }
}
