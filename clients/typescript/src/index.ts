export * from "./generated.js";
export * from "./session.js";
