-- A digest of what a program sent under an Idempotency-Key: the same key with other content is told apart when its answer is looked up, not before every command.
alter table command_answer add column content text;
