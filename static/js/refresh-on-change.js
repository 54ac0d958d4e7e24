/* Province and city of an address: choosing presses the button of that name, which loads the next list.
   Without script the button is there to be pressed. */

for (const select of document.querySelectorAll("select[name=province], select[name=city]")) {
  const button = select.form?.querySelector("button[name=refresh]");
  if (!button) continue;
  button.parentElement.hidden = true;
  select.addEventListener("change", () => select.form.requestSubmit(button));
}
