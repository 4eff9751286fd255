package io.latchkey.api;

import java.util.List;

/** Who was given a template individually: nobody, since roles decide. */
public record TemplateAclResponse(List<String> users, List<String> group) {}
