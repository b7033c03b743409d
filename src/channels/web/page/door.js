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
  // An invitation's link carries the code behind the #: it is sent to nobody, and goes from the history.
  const carried = decodeURIComponent(location.hash.slice(1));
  if (carried !== "") {
    code.value = carried;
    history.replaceState(null, "", location.pathname);
  }
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
