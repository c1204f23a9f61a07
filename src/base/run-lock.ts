/**
 * Name of the Web Lock that every tab holds, shared, while a model writes or arrives in it. Whoever
 * wants to replace something below the tabs asks first whether anybody holds it.
 */
export const RUN_LOCK = 'run';
