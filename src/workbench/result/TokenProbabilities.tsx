import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { ShareBar } from '#ui/ShareBar.tsx';
import type { Token } from '#workers/inference/protocol.ts';
import { sayCount, sayShare } from '../say-quantity.ts';
import { pageOfAnswer, rankedAlternatives, TOKENS_ON_A_PAGE, visibleText } from './token-pages.ts';
import './TokenProbabilities.css';

/** Each token of a reply, and on demand what else was probable in its place. */
export function TokenProbabilities({ tokens }: { readonly tokens: readonly Token[] }) {
  const [isOpen, setIsOpen] = useState(false);
  if (tokens.length === 0) return null;
  return (
    <Disclosure title="Tokens and their alternatives" isOpen={isOpen} onOpenChange={setIsOpen}>
      {isOpen && <TokenPages tokens={tokens} />}
    </Disclosure>
  );
}

function TokenPages({ tokens }: { readonly tokens: readonly Token[] }) {
  const [page, setPage] = useState(() => pageOfAnswer(tokens));
  const [chosen, setChosen] = useState<number>();
  const start = page * TOKENS_ON_A_PAGE;
  const shown = tokens.slice(start, start + TOKENS_ON_A_PAGE);
  const token = chosen === undefined ? undefined : tokens[chosen];
  return (
    <div className="token-probabilities">
      <p className="muted">
        The shorter the line under a token, the less probable it was. Choose one to see what else
        the model might have written there.
      </p>
      <div className="token-page">
        {shown.map((each, offset) => {
          const index = start + offset;
          return (
            <TokenButton
              key={index}
              token={each}
              isOn={index === chosen}
              onPress={() => setChosen(index)}
            />
          );
        })}
      </div>
      {tokens.length > TOKENS_ON_A_PAGE && (
        <div className="token-turning">
          <Button look="quiet" unavailable={page === 0} onPress={() => setPage(page - 1)}>
            Earlier tokens
          </Button>
          <span className="muted">
            {sayCount(start + 1)} to {sayCount(start + shown.length)} of {sayCount(tokens.length)}
          </span>
          <Button
            look="quiet"
            unavailable={start + TOKENS_ON_A_PAGE >= tokens.length}
            onPress={() => setPage(page + 1)}
          >
            Later tokens
          </Button>
        </div>
      )}
      {token && chosen !== undefined && <Alternatives token={token} position={chosen + 1} />}
    </div>
  );
}

interface TokenButtonProps {
  readonly token: Token;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function TokenButton({ token, isOn, onPress }: TokenButtonProps) {
  const probability = Math.exp(token.logProbability);
  return (
    <button type="button" className="token" aria-pressed={isOn} onClick={onPress}>
      {visibleText(token.text)}
      {token.given ? <span className="muted">given</span> : <ShareBar share={probability} />}
    </button>
  );
}

interface AlternativesProps {
  readonly token: Token;
  /** Counted from 1. */
  readonly position: number;
}

function Alternatives({ token, position }: AlternativesProps) {
  return (
    <table className="token-alternatives">
      <caption>
        In place of token {sayCount(position)}
        {token.alternatives === undefined && (
          <span className="muted">
            {token.given
              ? ', which was given by hand'
              : ', for which this run kept no alternatives'}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">Probability</th>
        </tr>
      </thead>
      <tbody>
        {rankedAlternatives(token).map(({ id, text, logProbability, isChosen }) => (
          <tr key={id}>
            <th scope="row">
              <code>{visibleText(text)}</code>
              {isChosen && <span className="muted"> was written</span>}
            </th>
            <td>{sayShare(Math.exp(logProbability))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
