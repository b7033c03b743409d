import { byId } from "./dom.js";
import { NetError, post } from "./net.js";

/**
 * Where people beyond the machine come in.
 *
 * @param {() => void} onIn
 */
export function showDoor(onIn) {
  const door = byId("door", HTMLElement);
  const form = byId("door-form", HTMLFormElement);
  const code = byId("door-code", HTMLInputElement);
  const says = byId("door-says", HTMLParagraphElement);
  byId("app", HTMLDivElement).hidden = true;
  door.hidden = false;
  code.focus();

  form.onsubmit = async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button?.setAttribute("disabled", "");
    try {
      await post("/api/sign-in", { code: code.value });
      door.hidden = true;
      code.value = "";
      onIn();
    } catch (error) {
      if (!(error instanceof NetError)) throw error;
      says.textContent = error.message;
      says.classList.add("wrong");
      code.select();
    } finally {
      button?.removeAttribute("disabled");
    }
  };
}
