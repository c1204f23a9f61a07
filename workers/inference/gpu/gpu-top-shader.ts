import { MOST_TOP } from '../model/language-model.ts';

const THREADS = 128;
const TOKENS_PER_THREAD = 32;
/** Tokens that one workgroup reads; the second pass reads as many candidates. */
export const CHUNK = THREADS * TOKENS_PER_THREAD;
export const MOST_CHUNKS = CHUNK / MOST_TOP;

/** Words of the list that each workgroup may need: a key and an id for each token in it. */
export const LIST_WORDS = 2 * MOST_TOP * TOKENS_PER_THREAD;

/** Where the numbers of a row of the result lie, in words of 32 bits. */
export const RESULT = {
  found: 0,
  wrong: 1,
  largest: 2,
  rawSum: 3,
  temperedSum: 4,
  drawn: 5,
  logits: 8,
  ids: 8 + MOST_TOP,
  words: 8 + 2 * MOST_TOP,
} as const;

/** The same for a chunk of a row, between the passes; logits are keys here. */
export const PARTIAL = {
  wrong: 0,
  largest: 1,
  rawSum: 2,
  temperedSum: 3,
  keys: 4,
  ids: 4 + MOST_TOP,
  words: 4 + 2 * MOST_TOP,
} as const;

/**
 * Two passes: `selectInChunks` (one workgroup for each chunk of each row), then `mergeChunks` (one
 * for each row). A logit becomes a key, an integer of the same order, 0 where there is none. Each
 * thread finds the best of its tokens; the count-th best of these cannot be better than the count-th
 * best of all, so only tokens down to it are listed, at most count × TOKENS_PER_THREAD. The place of
 * a token is how many of the list come before it: no sorting, and few barriers. The list does not
 * lie in memory that threads share, because SwiftShader takes a second to compile the clearing of it.
 */
export const topShader = /* wgsl */ `
struct Request {
  vocabulary: u32,
  count: u32,
  chunks: u32,
  is_masked: u32,
  temperature: f32,
}

@group(0) @binding(0) var<uniform> request: Request;
@group(0) @binding(1) var<storage, read> logits: array<u32>;
@group(0) @binding(2) var<storage, read> allowed: array<u32>;
@group(0) @binding(3) var<storage, read_write> partials: array<u32>;
@group(0) @binding(4) var<storage, read_write> results: array<u32>;
@group(0) @binding(5) var<storage, read_write> lists: array<vec2u>;

const NO_ID = 0xffffffffu;

var<workgroup> best_keys: array<u32, ${THREADS}>;
var<workgroup> best_ids: array<u32, ${THREADS}>;
var<workgroup> largest_keys: array<u32, ${THREADS}>;
var<workgroup> raw_sums: array<f32, ${THREADS}>;
var<workgroup> tempered_sums: array<f32, ${THREADS}>;
var<workgroup> listed: atomic<u32>;
var<workgroup> wrong: atomic<u32>;
var<workgroup> floor_key: u32;
var<workgroup> floor_id: u32;

fn is_number(bits: u32) -> bool {
  return (bits & 0x7fffffffu) < 0x7f800000u || bits == 0xff800000u;
}

// -Infinity and what is no number have no key; both zeros have the same.
fn key_of(bits: u32) -> u32 {
  if ((bits & 0x7fffffffu) >= 0x7f800000u) { return 0u; }
  if (bits == 0x80000000u) { return 0x80000000u; }
  return select(bits | 0x80000000u, ~bits, (bits & 0x80000000u) != 0u);
}

fn bits_of(key: u32) -> u32 {
  return select(~key, key & 0x7fffffffu, (key & 0x80000000u) != 0u);
}

// exp((a - b) / temperature) for a <= b. A shader may treat infinities as it likes, so there are none.
fn weight(key: u32, best: u32, temperature: f32) -> f32 {
  let difference = bitcast<f32>(bits_of(key)) - bitcast<f32>(bits_of(best));
  return exp(max(difference / temperature, -100.0));
}

fn precedes(key: u32, id: u32, other_key: u32, other_id: u32) -> bool {
  return key > other_key || (key == other_key && id < other_id);
}

struct Survey {
  largest: u32,
  best: u32,
}

// Sets the floor of the list, and finds the largest keys of all threads.
fn survey(thread: u32) -> Survey {
  workgroupBarrier();
  let key = best_keys[thread];
  let id = best_ids[thread];
  var rank = 0u;
  var found = Survey(0u, 0u);
  for (var other = 0u; other < ${THREADS}u; other++) {
    let other_key = best_keys[other];
    if (precedes(other_key, best_ids[other], key, id)) { rank++; }
    found.best = max(found.best, other_key);
    found.largest = max(found.largest, largest_keys[other]);
  }
  if (key != 0u && rank == request.count - 1u) {
    floor_key = key;
    floor_id = id;
  }
  workgroupBarrier();
  return found;
}

fn list(begin: u32, key: u32, id: u32) {
  if (key == 0u || precedes(floor_key, floor_id, key, id)) { return; }
  let place = atomicAdd(&listed, 1u);
  lists[begin + place] = vec2u(key, id);
}

// Leaves the sums of all threads with the first; always added in the same order.
fn add_sums(thread: u32) {
  storageBarrier();
  workgroupBarrier();
  if (thread < 16u) {
    for (var other = thread + 16u; other < ${THREADS}u; other += 16u) {
      raw_sums[thread] += raw_sums[other];
      tempered_sums[thread] += tempered_sums[other];
    }
  }
  workgroupBarrier();
  if (thread == 0u) {
    for (var other = 1u; other < 16u; other++) {
      raw_sums[0] += raw_sums[other];
      tempered_sums[0] += tempered_sums[other];
    }
  }
}

fn place_of(candidate: vec2u, begin: u32, length: u32) -> u32 {
  var place = 0u;
  for (var index = 0u; index < length; index++) {
    let other = lists[begin + index];
    if (precedes(other.x, other.y, candidate.x, candidate.y)) { place++; }
  }
  return place;
}

fn allowed_key(key: u32, row: u32, id: u32) -> u32 {
  if (request.is_masked == 0u) { return key; }
  let words = (request.vocabulary + 31u) / 32u;
  return select(0u, key, ((allowed[row * words + id / 32u] >> (id % 32u)) & 1u) != 0u);
}

@compute @workgroup_size(${THREADS})
fn selectInChunks(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let row = group.y;
  let first = group.x * ${CHUNK}u + thread;
  let end = min(request.vocabulary, (group.x + 1u) * ${CHUNK}u);
  let begin_of_row = row * request.vocabulary;
  let list_begin = (row * request.chunks + group.x) * ${LIST_WORDS / 2}u;

  best_ids[thread] = NO_ID;
  for (var id = first; id < end; id += ${THREADS}u) {
    let bits = logits[begin_of_row + id];
    if (!is_number(bits)) { atomicAdd(&wrong, 1u); }
    let key = key_of(bits);
    largest_keys[thread] = max(largest_keys[thread], key);
    let candidate = allowed_key(key, row, id);
    if (candidate > best_keys[thread]) {
      best_keys[thread] = candidate;
      best_ids[thread] = id;
    }
  }
  let found = survey(thread);

  var raw_sum = 0.0;
  var tempered_sum = 0.0;
  for (var id = first; id < end; id += ${THREADS}u) {
    let key = key_of(logits[begin_of_row + id]);
    if (key != 0u) { raw_sum += weight(key, found.largest, 1.0); }
    let candidate = allowed_key(key, row, id);
    if (candidate != 0u) { tempered_sum += weight(candidate, found.best, request.temperature); }
    list(list_begin, candidate, id);
  }
  raw_sums[thread] = raw_sum;
  tempered_sums[thread] = tempered_sum;
  add_sums(thread);

  let partial = (row * request.chunks + group.x) * ${PARTIAL.words}u;
  let length = atomicLoad(&listed);
  for (var index = thread; index < length; index += ${THREADS}u) {
    let candidate = lists[list_begin + index];
    let place = place_of(candidate, list_begin, length);
    if (place < request.count) {
      partials[partial + ${PARTIAL.keys}u + place] = candidate.x;
      partials[partial + ${PARTIAL.ids}u + place] = candidate.y;
    }
  }
  if (thread >= length && thread < request.count) {
    partials[partial + ${PARTIAL.keys}u + thread] = 0u;
    partials[partial + ${PARTIAL.ids}u + thread] = NO_ID;
  }
  if (thread == 0u) {
    partials[partial + ${PARTIAL.wrong}u] = atomicLoad(&wrong);
    partials[partial + ${PARTIAL.largest}u] = found.largest;
    partials[partial + ${PARTIAL.rawSum}u] = bitcast<u32>(raw_sums[0]);
    partials[partial + ${PARTIAL.temperedSum}u] = bitcast<u32>(tempered_sums[0]);
  }
}

fn candidate_at(row: u32, candidate: u32) -> vec2u {
  let chunk = candidate / request.count;
  let place = candidate % request.count;
  let partial = (row * request.chunks + chunk) * ${PARTIAL.words}u;
  return vec2u(
    partials[partial + ${PARTIAL.keys}u + place],
    partials[partial + ${PARTIAL.ids}u + place],
  );
}

@compute @workgroup_size(${THREADS})
fn mergeChunks(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let row = group.x;
  let candidates = request.chunks * request.count;
  let list_begin = row * request.chunks * ${LIST_WORDS / 2}u;
  let partial = (row * request.chunks + thread) * ${PARTIAL.words}u;

  best_ids[thread] = NO_ID;
  for (var index = thread; index < candidates; index += ${THREADS}u) {
    let candidate = candidate_at(row, index);
    if (precedes(candidate.x, candidate.y, best_keys[thread], best_ids[thread])) {
      best_keys[thread] = candidate.x;
      best_ids[thread] = candidate.y;
    }
  }
  if (thread < request.chunks) {
    largest_keys[thread] = partials[partial + ${PARTIAL.largest}u];
    atomicAdd(&wrong, partials[partial + ${PARTIAL.wrong}u]);
  }
  let found = survey(thread);

  if (thread < request.chunks) {
    let largest = largest_keys[thread];
    let best = partials[partial + ${PARTIAL.keys}u];
    if (largest != 0u) {
      let sum = bitcast<f32>(partials[partial + ${PARTIAL.rawSum}u]);
      raw_sums[thread] = sum * weight(largest, found.largest, 1.0);
    }
    if (best != 0u) {
      let sum = bitcast<f32>(partials[partial + ${PARTIAL.temperedSum}u]);
      tempered_sums[thread] = sum * weight(best, found.best, request.temperature);
    }
  }
  for (var index = thread; index < candidates; index += ${THREADS}u) {
    let candidate = candidate_at(row, index);
    list(list_begin, candidate.x, candidate.y);
  }
  add_sums(thread);

  let result = row * ${RESULT.words}u;
  let length = atomicLoad(&listed);
  for (var index = thread; index < length; index += ${THREADS}u) {
    let candidate = lists[list_begin + index];
    let place = place_of(candidate, list_begin, length);
    if (place < request.count) {
      results[result + ${RESULT.logits}u + place] = bits_of(candidate.x);
      results[result + ${RESULT.ids}u + place] = candidate.y;
    }
  }
  if (thread == 0u) {
    results[result + ${RESULT.found}u] = min(length, request.count);
    results[result + ${RESULT.wrong}u] = atomicLoad(&wrong);
    results[result + ${RESULT.largest}u] = bits_of(found.largest);
    results[result + ${RESULT.rawSum}u] = bitcast<u32>(raw_sums[0]);
    results[result + ${RESULT.temperedSum}u] = bitcast<u32>(tempered_sums[0]);
  }
}
`;
