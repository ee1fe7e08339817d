import { afterAll } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { endOfFile } from "./cleanup.ts";
import { clearTestData, testData } from "#tests/support/database/data-dir.ts";

clearTestData();
changeSettings({ DATA_DIR: testData });
afterAll(endOfFile);
