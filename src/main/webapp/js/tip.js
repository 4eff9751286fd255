// One tooltip for the whole page: the text of data-tip, on hover and on focus, Esc hides it.
const tip = document.createElement("div");
tip.className = "tip";
tip.id = "tip";
tip.role = "tooltip";
tip.popover = "manual";

let shownFor;

function show(element) {
  if (element === shownFor) return;
  hide();
  tip.textContent = element.dataset.tip;
  document.body.append(tip);
  tip.showPopover();
  const box = element.getBoundingClientRect();
  const above = box.top - tip.offsetHeight - 6;
  tip.style.top = `${above < 8 ? box.bottom + 6 : above}px`;
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
  element.setAttribute("aria-describedby", tip.id);
  shownFor = element;
}

function hide() {
  shownFor?.removeAttribute("aria-describedby");
  shownFor = undefined;
  tip.remove();
}

const follow = (event) => {
  const element = event.target.closest?.("[data-tip]");
  if (element) show(element);
  else if (shownFor !== document.activeElement) hide();
};
document.addEventListener("mouseover", follow);
document.addEventListener("focusin", follow);
document.addEventListener("focusout", hide);
document.addEventListener("scroll", hide, { capture: true, passive: true });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
