# In an xterm: the picture turns from dark to light and back with every key.
lit=l
while IFS= read -rsn1; do
  [ "$lit" = l ] && lit=h || lit=l
  printf '\033[?5%s' "$lit"
done
