-- Where an agent begins his day; null: as his service does.
CREATE TYPE "start_page" AS ENUM ('agenda', 'aujourdhui');
ALTER TABLE "agents" ADD COLUMN "start_page" "start_page";
