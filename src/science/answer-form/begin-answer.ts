import type { AnswerForm, AnswerShape } from '../answer-form.ts';
import { elementsForm } from './elements-form.ts';
import { exactly, type FormState, inThisOrder, oneOf } from './form-state.ts';
import { numberForm } from './number-form.ts';
import { propertyForm } from './property-form.ts';
import { sequenceForm } from './sequence-form.ts';
import { smilesForm } from './smiles-form.ts';

/** The state of the empty answer. Every state that it leads to leads on to an end. */
export function beginAnswer(form: AnswerForm): FormState {
  const [before, after] = form.around ?? ['', ''];
  return inThisOrder([exactly(before), beginShape(form), exactly(after)]);
}

function beginShape(shape: AnswerShape): FormState {
  switch (shape.kind) {
    case 'number':
      return numberForm(shape);
    case 'numbers':
      return inThisOrder(
        shape.names.flatMap((name, index) => [
          exactly(`${index === 0 ? '' : ', '}${name} `),
          numberForm(shape),
        ]),
      );
    case 'choice':
      return oneOf(shape.options);
    case 'json-property':
      return propertyForm(shape.name, shape.words);
    case 'sequence':
      return sequenceForm(shape.alphabet, shape.most);
    case 'smiles':
      return smilesForm();
    case 'elements':
      return elementsForm(shape.hasSpaceGroup);
  }
}
