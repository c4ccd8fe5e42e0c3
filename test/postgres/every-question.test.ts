import { everyQuestionAnswers } from './every-question.ts';

everyQuestionAnswers();
