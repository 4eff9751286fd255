package io.latchkey.api;

import java.util.List;

/** Who was given a template one by one: nobody, for roles decide. */
public record TemplateAclResponse(List<String> users, List<String> group) {}
