package io.latchkey.access;

import static io.latchkey.access.SampleCatalogue.SHOP;
import static io.latchkey.access.SampleCatalogue.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked for where a deployment declares types (verification 1). */
class CatalogueTest {

  @Test
  void theNamesOfDeclaredScopesFollowTheBuiltInOnes() {
    int builtIn = ScopeSet.publicNames().size();
    assertThat(SHOP.scopeNames().subList(0, builtIn)).isEqualTo(ScopeSet.publicNames());
    assertThat(SHOP.scopeNames().subList(builtIn, SHOP.scopeNames().size()))
        .containsExactly("invoice:read", "invoice:pay", "invoice:*", "delivery:read", "delivery:*");
    assertThat(Catalogue.BUILT_IN.scopeNames()).isEqualTo(ScopeSet.publicNames());
  }

  @Test
  void singlePermissionsAreInTheOrderOfTheNames() {
    assertThat(SHOP.scopePermissions())
        .extracting(Permission::toString)
        .startsWith("api_key:create", "api_key:delete", "api_key:introspect")
        .endsWith("invoice:read", "invoice:pay", "delivery:read")
        .noneMatch(text -> text.endsWith("*") || text.startsWith("coder:"));
  }

  @Test
  void theChecksumTellsDeclarationsApartButNotObjects() {
    DeclaredType invoice = SampleCatalogue.type("invoice", action("read", Role.MEMBER));
    DeclaredType letter = SampleCatalogue.type("letter", action("read", Role.MEMBER));
    Catalogue both = new Catalogue(List.of(invoice, letter));
    assertThat(both.checksum())
        .matches("[0-9a-f]{64}")
        .isEqualTo(new Catalogue(List.of(invoice, letter)).checksum());
    assertThat(
            List.of(
                both.checksum(),
                Catalogue.BUILT_IN.checksum(),
                new Catalogue(List.of(letter, invoice)).checksum(),
                new Catalogue(List.of(invoice)).checksum(),
                new Catalogue(
                        List.of(
                            SampleCatalogue.type("invoice", action("read", Role.OWNER)), letter))
                    .checksum(),
                new Catalogue(
                        List.of(new DeclaredType("invoice", "Bills", invoice.actions()), letter))
                    .checksum()))
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyDeclaredScopesMayBeAskedFor() {
    List<String> wanted = List.of("invoice:pay", "workspace:read", "invoice:*");
    assertThat(SHOP.scopes(wanted).names()).isEqualTo(wanted);
    for (String name :
        List.of("invoice:void", "letter:read", "letter:*", "invoice:", "Invoice:read")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SHOP.scopes(List.of(name)))
          .withMessage("invalid or unsupported API key scope: \"" + name + "\"");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.BUILT_IN.scopes(List.of("invoice:pay")))
        .withMessage("invalid or unsupported API key scope: \"invoice:pay\"");
    assertThat(SHOP.findPermission("invoice:void")).isEmpty();
    assertThat(SHOP.findPermission("letter:read")).isEmpty();
    assertThat(SHOP.findType("letter")).isEmpty();
  }

  @Test
  void noMoreScopesAreTakenThanCanBeStored() {
    List<DeclaredType.Action> actions =
        IntStream.range(0, 32)
            .mapToObj(number -> action("a".repeat(30) + "%02d".formatted(number), Role.MEMBER))
            .toList();
    Catalogue wide =
        new Catalogue(
            List.of(
                new DeclaredType("t".repeat(32), "", actions),
                new DeclaredType("u".repeat(32), "", actions)));
    List<String> names =
        wide.scopeNames().subList(ScopeSet.publicNames().size(), wide.scopeNames().size());
    assertThat(wide.scopes(names.subList(0, 60)).names()).hasSize(60);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wide.scopes(names))
        .withMessageEndingWith("characters; max allowed is 4000");
  }

  @ParameterizedTest
  @CsvSource({
    "invoice, INV-7, invoice:INV-7",
    "invoice, inv-7, invoice:inv-7",
    "' invoice ', ' a.b_c~d-9 ', invoice:a.b_c~d-9",
    "invoice, *, invoice:*",
    "invoice, 8C3AB2A5-7A5C-4F8E-9D58-0A1B2C3D4E5F, invoice:8C3AB2A5-7A5C-4F8E-9D58-0A1B2C3D4E5F",
    "workspace, 8C3AB2A5-7A5C-4F8E-9D58-0A1B2C3D4E5F, workspace:8c3ab2a5-7a5c-4f8e-9d58-0a1b2c3d4e5f"
  })
  void idsOfDeclaredTypesAreTakenAsTheyAre(String type, String id, String entry) {
    assertThat(SHOP.entry(type, id)).hasToString(entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä", "a:b", "**", "a,b", "a\u0000"})
  void otherIdsAreRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.entry("invoice", id))
        .withMessage(
            "invalid invoice ID (must be 1 to 128 of A-Z a-z 0-9 . _ ~ -): \"" + id + "\"");
  }

  @Test
  void anIdHasAtMost128Characters() {
    assertThat(SHOP.entry("invoice", "x".repeat(128)).id()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> SHOP.entry("invoice", "x".repeat(129)));
  }

  @Test
  void anIdOfAServiceIsNoneOfEveryTypeNorOfABuiltInOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.entry("*", "INV-7"))
        .withMessage("invalid * ID (must be UUID): \"INV-7\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.entry("workspace", "INV-7"))
        .withMessage("invalid workspace ID (must be UUID): \"INV-7\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.entry("letter", "INV-7"))
        .withMessage("unknown resource type \"letter\"");
  }

  @Test
  void noLongerAllowListIsTakenThanCanBeStored() {
    List<AllowList.Entry> entries =
        IntStream.range(0, 100)
            .mapToObj(number -> SHOP.entry("invoice", "x".repeat(100) + number))
            .toList();
    assertThat(AllowList.of(entries.subList(0, 80)).entries()).hasSize(80);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowList.of(entries))
        .withMessageEndingWith("characters; max allowed is 10000");
    assertThat(AllowList.of(Collections.nCopies(128, entries.get(0))).entries()).hasSize(1);
  }
}
