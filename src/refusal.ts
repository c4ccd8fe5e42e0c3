/** An expected error: a sentence for the person who asked, saying what was found, what is expected and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
