# Spans: what is written to /dev/null in this form, sysdig and Trowel read as tracers.
exec 9>/dev/null
printf '>:t:shop::' >&9
printf '>:t:shop.check::' >&9
echo "checking stock"
sleep 0.02
printf '<:t:shop.check::' >&9
printf '>:t:shop.pay::' >&9
printf '>:t:shop.pay.bank::' >&9
echo "asking the bank" >&2
sleep 0.03
printf '<:t:shop.pay.bank::' >&9
sleep 0.01
printf '<:t:shop.pay::' >&9
printf '<:t:shop::' >&9
