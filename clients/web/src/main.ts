import "./style.css";
import { start } from "./frame";

start();
