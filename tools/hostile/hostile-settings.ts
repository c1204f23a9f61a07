import {
  changed,
  type HostileFolder,
  type Json,
  jsonOf,
  jsonWith,
  soundFolder,
} from './hostile-folder.ts';

const DAMAGED = ['damaged-file'];
const HUNG = ['model-hung', 'tokenizer-too-slow', 'chat-template-failed'];
const BOMB = '['.repeat(1_000_000);

/** Settings, tokenizers and chat templates that must do no harm. */
export function hostileSettings(): readonly HostileFolder[] {
  return [...hostileConfigs(), ...hostileTokenizers(), ...hostileTemplates()];
}

function config(name: string, change: Json | string | Uint8Array, codes = DAMAGED): HostileFolder {
  const isWhole = typeof change === 'string' || change instanceof Uint8Array;
  return changed(name, codes, () => ({
    'config.json': isWhole ? change : jsonWith('config.json', change),
  }));
}

function hostileConfigs(): readonly HostileFolder[] {
  const utf16 = new Uint8Array(new Uint16Array([0xfeff, 0x7b, 0x7d]).buffer);
  return [
    config('a million nested lists as config.json', BOMB),
    config('HTML as config.json', '<!doctype html><title>Sign in</title>'),
    config('UTF-16 as config.json', utf16),
    config('an empty config.json', ''),
    config('a list as config.json', '[]', DAMAGED),
    config('null as config.json', 'null', DAMAGED),
    config('65 MiB of spaces as config.json', ' '.repeat(65 * 1024 * 1024)),
    config('a vocabulary of 10^15', { vocab_size: 1e15 }),
    config('10^9 layers', { num_hidden_layers: 1e9 }),
    config('100 layers, of which the graph has five', { num_hidden_layers: 100 }, [
      'unsupported-graph',
    ]),
    config('a context of 10^12', { max_position_embeddings: 1e12 }),
    config('heads of another size than in the graph', { head_dim: 64 }, ['unsupported-graph']),
    config('heads of size -1', { head_dim: -1 }),
    config('half a layer', { num_hidden_layers: 0.5 }),
    config('NaN', jsonWith('config.json', { rms_norm_eps: 'NAN' }).replace('"NAN"', 'NaN')),
    config('a Llama', { model_type: 'llama', architectures: ['LlamaForCausalLM'] }, [
      'unsupported-architecture',
    ]),
    config('a mixture of experts', { architectures: ['Qwen3MoeForCausalLM'] }, [
      'unsupported-architecture',
    ]),
    config('no model_type', { model_type: undefined }, ['unsupported-architecture']),
    changed('a stop token that is no number', DAMAGED, () => ({
      'generation_config.json': '{"eos_token_id":"<|im_end|>"}',
    })),
  ];
}

type Model = Readonly<Record<string, unknown>>;

function tokenizer(name: string, change: Json | string, codes = DAMAGED): HostileFolder {
  return changed(name, codes, () => ({
    'tokenizer.json': typeof change === 'string' ? change : jsonWith('tokenizer.json', change),
  }));
}

/** A tokenizer whose texts are first divided by a pattern. */
function divided(name: string, pattern: string, codes = HUNG): HostileFolder {
  const split = { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false };
  const before = jsonOf(soundFolder(), 'tokenizer.json')['pre_tokenizer'];
  return tokenizer(
    name,
    { pre_tokenizer: { type: 'Sequence', pretokenizers: [split, before] } },
    codes,
  );
}

function hostileTokenizers(): readonly HostileFolder[] {
  const sound = jsonOf(soundFolder(), 'tokenizer.json')['model'] as Model;
  const model = (change: Json) => ({ model: { ...sound, ...change } });
  const manyTokens = Array.from({ length: 20_000 }, (_, id) => ({
    id: id % 1000,
    content: `<${id}>`,
  }));
  const replace = { type: 'Replace', pattern: { Regex: '(a+)+$' }, content: 'b' };
  return [
    divided('the pattern (a+)+$', '(a+)+$'),
    divided('the pattern (\\s*)*x', '(\\s*)*x'),
    divided('the pattern (\\d|\\d\\d)+$', '(\\d|\\d\\d)+$'),
    divided('the pattern (.*)*\\1y', '(.*)*\\1y'),
    tokenizer('a pattern without end in the normaliser', { normalizer: replace }, HUNG),
    divided('a pattern that does not parse', '(((', DAMAGED),
    tokenizer('a tokenizer without a model', { model: undefined }),
    tokenizer('a tokenizer that is a number', '7'),
    tokenizer('a million nested lists as tokenizer', BOMB),
    tokenizer('merges that are a text', model({ merges: 'a b' })),
    tokenizer('merges of numbers', model({ merges: [1, 2] })),
    tokenizer('merges of three', model({ merges: [['a', 'b', 'c']] })),
    tokenizer('no vocabulary', model({ vocab: null })),
    tokenizer('a vocabulary that is a list', model({ vocab: ['a', 'b'] })),
    tokenizer('an id beyond the embedding', model({ vocab: { a: 5_000_000 } })),
    tokenizer('an id of -1', model({ vocab: { a: -1 } })),
    tokenizer('an id that is an object', model({ vocab: { a: { toString: 1 } } })),
    tokenizer('a token of 100,000 characters', model({ vocab: { ['a'.repeat(100_000)]: 1 } })),
    tokenizer('another kind of tokenizer', model({ type: 'Unigram' })),
    tokenizer('20,000 added tokens', { added_tokens: manyTokens }),
    tokenizer('a tokenizer that is not byte-level', { decoder: null }, ['unsupported-tokenizer']),
    tokenizer('an unknown part before the tokenizer', { pre_tokenizer: { type: 'Evil' } }),
  ];
}

function template(
  name: string,
  chatTemplate: unknown,
  codes: readonly string[] = HUNG,
): HostileFolder {
  return changed(name, codes, () => ({
    'tokenizer_config.json': jsonWith('tokenizer_config.json', { chat_template: chatTemplate }),
  }));
}

function hostileTemplates(): readonly HostileFolder[] {
  const failed = ['chat-template-failed'];
  const loop = (inner: string) => `{% for i in range(10000) %}${inner}{% endfor %}`;
  return [
    template('a template that counts to fifty million', '{{ range(50000000)|length }}', failed),
    template('a template that counts to 10^300', '{{ range(10**300)|length }}', [
      ...failed,
      ...HUNG,
    ]),
    template('loops in loops', loop(loop(loop('{% set a = 1 %}')))),
    template('loops in loops that write', loop(loop(loop('x')))),
    template(
      'a text that doubles',
      `{% set ns = namespace(x="x") %}${loop('{% set ns.x = ns.x ~ ns.x %}')}{{ ns.x }}`,
    ),
    template('a reply of 100 MB', loop(`${'x'.repeat(10_000)}`), failed),
    template(
      'a macro that calls itself',
      '{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}',
      failed,
    ),
    template('20,000 open brackets', `{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`, failed),
    template('a template of 100 KB', 'x'.repeat(100_000), DAMAGED),
    template('a template that does not end', '{% for message in messages %}', failed),
    template('a template that gives up', "{{ raise_exception('no') }}", failed),
    template(
      'a template that looks for more',
      '{{ messages.constructor.constructor("return 1")() }}',
      failed,
    ),
    template('a template that is a number', 7, DAMAGED),
    template('no template', undefined, DAMAGED),
  ];
}
