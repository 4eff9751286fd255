# Medians by name of the lines that "measure" prints, and ratios to the first two names, the servlet
# and the JAX-RS operation: medians of the ratios to their latest figures before the line.

function median(name, c,   n, i, j, t, v) {
  n = count[name]
  for (i = 1; i <= n; i++) v[i] = value[name, c, i]
  for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j - 1] > v[j]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
  return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
}

# By the latest value of a column: 1 for the name itself.
function ratio(c, name) { return $c / value[name, c, count[name]] }

BEGIN { FS = "\t" }

{
  if (!($1 in count)) order[++names] = $1
  i = ++count[$1]
  for (c = 2; c <= 6; c++) value[$1, c, i] = $c
  if (names == 1) next
  value[$1, 7, i] = ratio(2, order[1])
  value[$1, 8, i] = ratio(5, order[1])
  value[$1, 9, i] = ratio(5, order[2])
  value[$1, 10, i] = ratio(4, order[2])
}

END {
  format = "%-28s %8s %8s %8s %8s %8s %9s %9s %9s %9s\n"
  printf format, "", "", "", "", "CPU, us a request", "", "to the servlet", "", "to JAX-RS", ""
  printf format, "medians", "req/s", "p50 ms", "p99 ms", "server", "database", "req/s", "CPU", "CPU", "p99"
  for (n = 1; n <= names; n++) {
    k = order[n]
    printf "%-28s %8.0f %8.2f %8.2f %8.0f %8.0f", k, median(k, 2), median(k, 3), median(k, 4), median(k, 5), median(k, 6)
    printf n == 1 ? "\n" : " %9.3f %9.2f %9.2f %9.2f\n", median(k, 7), median(k, 8), median(k, 9), median(k, 10)
  }
}
