-- CreateEnum
CREATE TYPE "rdv_notifications_level" AS ENUM ('all', 'others', 'soon', 'none');

-- CreateEnum
CREATE TYPE "planning_notification_level" AS ENUM ('all', 'none');

-- CreateEnum
CREATE TYPE "access_level" AS ENUM ('basic', 'admin', 'intervenant');

-- CreateEnum
CREATE TYPE "account_purpose" AS ENUM ('confirmation', 'password_reset', 'invitation', 'email_change');

-- CreateEnum
CREATE TYPE "super_admin_role" AS ENUM ('legacy_admin', 'support');

-- CreateEnum
CREATE TYPE "export_type" AS ENUM ('rdv_export', 'participations_export');

-- CreateEnum
CREATE TYPE "invitation_state" AS ENUM ('sent', 'opened', 'used', 'expired', 'withdrawn');

-- CreateEnum
CREATE TYPE "version_event" AS ENUM ('create', 'update', 'destroy');

-- CreateEnum
CREATE TYPE "lieu_availability" AS ENUM ('enabled', 'disabled', 'single_use');

-- CreateEnum
CREATE TYPE "bookable_by" AS ENUM ('agents', 'agents_and_prescripteurs', 'agents_and_prescripteurs_and_invited_users', 'everyone');

-- CreateEnum
CREATE TYPE "location_type" AS ENUM ('public_office', 'phone', 'home', 'visio');

-- CreateEnum
CREATE TYPE "visibility_type" AS ENUM ('visible_and_notified', 'visible_and_not_notified', 'invisible');

-- CreateEnum
CREATE TYPE "sectorisation_level" AS ENUM ('departement', 'organisation', 'agent');

-- CreateEnum
CREATE TYPE "actor_type" AS ENUM ('agent', 'usager', 'prescripteur', 'super_admin', 'systeme');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('pending', 'sending', 'sent', 'failed', 'held');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('sms', 'mail', 'webhook');

-- CreateEnum
CREATE TYPE "receipt_event" AS ENUM ('rdv_created', 'rdv_updated', 'rdv_cancelled', 'rdv_upcoming_reminder', 'new_creneau_available');

-- CreateEnum
CREATE TYPE "receipt_result" AS ENUM ('processed', 'sent', 'delivered', 'failure');

-- CreateEnum
CREATE TYPE "verticale" AS ENUM ('rdv_insertion', 'rdv_solidarites', 'rdv_aide_numerique', 'rdv_mairie');

-- CreateEnum
CREATE TYPE "rdv_status" AS ENUM ('unknown', 'seen', 'excused', 'revoked', 'noshow');

-- CreateEnum
CREATE TYPE "created_by_type" AS ENUM ('agent', 'usager', 'prescripteur');

-- CreateEnum
CREATE TYPE "zone_level" AS ENUM ('city', 'street');

-- CreateEnum
CREATE TYPE "attribution_level" AS ENUM ('organisation', 'agent');

-- CreateEnum
CREATE TYPE "service_kind" AS ENUM ('ordinary', 'secretariat', 'social', 'pmi', 'conseiller_numerique', 'mairie');

-- CreateEnum
CREATE TYPE "territoire_kind" AS ENUM ('ordinary', 'mairies', 'conseillers_numeriques', 'visioplainte');

-- CreateEnum
CREATE TYPE "sms_provider" AS ENUM ('netsize', 'send_in_blue', 'contact_experience', 'sfr_mail2sms', 'clever_technologies', 'orange_contact_everyone');

-- CreateEnum
CREATE TYPE "caisse_affiliation" AS ENUM ('aucune', 'caf', 'msa');

-- CreateEnum
CREATE TYPE "family_situation" AS ENUM ('single', 'in_a_relationship', 'divorced');

-- CreateEnum
CREATE TYPE "logement" AS ENUM ('sdf', 'heberge', 'en_accession_propriete', 'proprietaire', 'autre', 'locataire');

-- CreateEnum
CREATE TYPE "created_through" AS ENUM ('unknown', 'agent_creation', 'agent_creation_api', 'user_sign_up', 'franceconnect_sign_up', 'user_relative_creation', 'prescripteur', 'booking_code');

-- CreateEnum
CREATE TYPE "invited_through" AS ENUM ('devise_email', 'external');

-- CreateTable
CREATE TABLE "absences" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "first_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "last_day" DATE,
    "start_time" VARCHAR(5) NOT NULL,
    "end_time" VARCHAR(5) NOT NULL,
    "rrule" TEXT,
    "exceptions" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "absences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agents" (
    "id" SERIAL NOT NULL,
    "email" TEXT,
    "first_name" TEXT,
    "last_name" TEXT,
    "password_digest" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 0,
    "confirmed_at" TIMESTAMPTZ(3),
    "unconfirmed_email" TEXT,
    "invitation_sent_at" TIMESTAMPTZ(3),
    "invitation_accepted_at" TIMESTAMPTZ(3),
    "invited_by_type" "actor_type",
    "invited_by_id" INTEGER,
    "provider" TEXT NOT NULL DEFAULT 'email',
    "uid" TEXT,
    "rdv_notifications_level" "rdv_notifications_level" NOT NULL DEFAULT 'others',
    "plage_notification_level" "planning_notification_level" NOT NULL DEFAULT 'all',
    "absence_notification_level" "planning_notification_level" NOT NULL DEFAULT 'all',
    "display_saturdays" BOOLEAN NOT NULL DEFAULT false,
    "display_cancelled_rdv" BOOLEAN NOT NULL DEFAULT true,
    "external_id" TEXT,
    "calendar_uid" TEXT,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "microsoft_graph_token" TEXT,
    "refresh_microsoft_graph_token" TEXT,
    "outlook_disconnect_in_progress" BOOLEAN NOT NULL DEFAULT false,
    "account_deletion_warning_sent_at" TIMESTAMPTZ(3),
    "inclusion_connect_open_id_sub" TEXT,
    "pro_connect_sub" TEXT,
    "pro_sante_connect_sub" TEXT,
    "connected_with_agent_connect" BOOLEAN NOT NULL DEFAULT false,
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" INTEGER,
    "deleted_at" TIMESTAMPTZ(3),
    "email_original" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_services" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_roles" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "access_level" "access_level" NOT NULL DEFAULT 'basic',

    CONSTRAINT "agent_roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_territorial_roles" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "territoire_id" INTEGER NOT NULL,

    CONSTRAINT "agent_territorial_roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_territorial_access_rights" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "territoire_id" INTEGER NOT NULL,
    "allow_to_manage_teams" BOOLEAN NOT NULL DEFAULT false,
    "allow_to_manage_access_rights" BOOLEAN NOT NULL DEFAULT false,
    "allow_to_invite_agents" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_territorial_access_rights_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "teams" (
    "id" SERIAL NOT NULL,
    "territoire_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_teams" (
    "id" SERIAL NOT NULL,
    "team_id" INTEGER NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_teams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "token_digest" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_calls" (
    "id" SERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "raw_http" JSONB NOT NULL,
    "controller_name" TEXT NOT NULL,
    "action_name" TEXT NOT NULL,
    "agent_id" INTEGER NOT NULL,

    CONSTRAINT "api_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "face" "actor_type" NOT NULL,
    "person_id" INTEGER,
    "content" JSONB NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_links" (
    "id" SERIAL NOT NULL,
    "purpose" "account_purpose" NOT NULL,
    "digest" TEXT NOT NULL,
    "usager_id" INTEGER,
    "agent_id" INTEGER,
    "email" TEXT,
    "return_to" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" SERIAL NOT NULL,
    "session_digest" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "email" TEXT,
    "phone_number_formatted" TEXT,
    "code_digest" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "super_admins" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "role" "super_admin_role" NOT NULL DEFAULT 'support',
    "session_version" INTEGER NOT NULL DEFAULT 0,
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "super_admins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exports" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "export_type" "export_type" NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "organisation_ids" INTEGER[],
    "options" JSONB,
    "computed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_files" (
    "id" SERIAL NOT NULL,
    "export_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "export_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" SERIAL NOT NULL,
    "usager_id" INTEGER NOT NULL,
    "motif_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "invited_by_id" INTEGER NOT NULL,
    "channel" "channel" NOT NULL,
    "token_digest" TEXT NOT NULL,
    "token_copy" TEXT NOT NULL,
    "state" "invitation_state" NOT NULL DEFAULT 'sent',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "rdv_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_lieux" (
    "invitation_id" INTEGER NOT NULL,
    "lieu_id" INTEGER NOT NULL,

    CONSTRAINT "invitation_lieux_pkey" PRIMARY KEY ("invitation_id","lieu_id")
);

-- CreateTable
CREATE TABLE "versions" (
    "id" SERIAL NOT NULL,
    "item_type" TEXT NOT NULL,
    "item_id" INTEGER NOT NULL,
    "parent_type" TEXT,
    "parent_id" INTEGER,
    "event" "version_event" NOT NULL,
    "actor_type" "actor_type" NOT NULL DEFAULT 'systeme',
    "actor_id" INTEGER,
    "actor_name" TEXT,
    "object_changes" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consultations" (
    "id" SERIAL NOT NULL,
    "usager_id" INTEGER,
    "actor_type" "actor_type" NOT NULL,
    "actor_id" INTEGER NOT NULL,
    "actor_name" TEXT NOT NULL,
    "organisation_id" INTEGER,
    "service_name" TEXT,
    "screen" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "usagers_count" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consultations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lieux" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "phone_number" TEXT,
    "phone_number_formatted" TEXT,
    "availability" "lieu_availability" NOT NULL DEFAULT 'enabled',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lieux_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "motifs" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,
    "motif_category_id" INTEGER,
    "color" TEXT NOT NULL,
    "default_duration_in_min" INTEGER NOT NULL DEFAULT 30,
    "min_public_booking_delay" INTEGER NOT NULL DEFAULT 1800,
    "max_public_booking_delay" INTEGER NOT NULL DEFAULT 7889238,
    "bookable_by" "bookable_by" NOT NULL DEFAULT 'agents',
    "location_type" "location_type" NOT NULL DEFAULT 'public_office',
    "collectif" BOOLEAN NOT NULL DEFAULT false,
    "follow_up" BOOLEAN NOT NULL DEFAULT false,
    "for_secretariat" BOOLEAN NOT NULL DEFAULT false,
    "visibility_type" "visibility_type" NOT NULL DEFAULT 'visible_and_notified',
    "sectorisation_level" "sectorisation_level" NOT NULL DEFAULT 'departement',
    "restriction_for_rdv" TEXT,
    "instruction_for_rdv" TEXT,
    "custom_cancel_warning_message" TEXT,
    "rdvs_editable_by_usager" BOOLEAN NOT NULL DEFAULT true,
    "rdvs_cancellable_by_usager" BOOLEAN NOT NULL DEFAULT true,
    "reminder_delay_in_hours" INTEGER NOT NULL DEFAULT 48,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "motifs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "motif_categories" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "requires_ants_number" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "motif_categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "motif_categories_territoires" (
    "motif_category_id" INTEGER NOT NULL,
    "territoire_id" INTEGER NOT NULL,

    CONSTRAINT "motif_categories_territoires_pkey" PRIMARY KEY ("motif_category_id","territoire_id")
);

-- CreateTable
CREATE TABLE "evenements" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "rdv_id" INTEGER,
    "actor_type" "actor_type" NOT NULL,
    "actor_id" INTEGER,
    "actor_name" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "evenements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "evenement_id" INTEGER,
    "channel" "channel" NOT NULL,
    "recipient_type" "actor_type" NOT NULL,
    "recipient_id" INTEGER,
    "state" "delivery_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "message_id" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipts" (
    "id" SERIAL NOT NULL,
    "usager_id" INTEGER NOT NULL,
    "rdv_id" INTEGER,
    "organisation_id" INTEGER NOT NULL,
    "event" "receipt_event" NOT NULL,
    "channel" "channel" NOT NULL,
    "result" "receipt_result" NOT NULL,
    "error_message" TEXT,
    "sms_provider" TEXT,
    "sms_count" INTEGER,
    "content" TEXT,
    "sms_phone_number" TEXT,
    "email_address" TEXT,
    "delivery_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "territoire_id" INTEGER NOT NULL,
    "external_id" TEXT,
    "verticale" "verticale" NOT NULL DEFAULT 'rdv_solidarites',
    "horaires" TEXT,
    "phone_number" TEXT,
    "website" TEXT,
    "email" TEXT,
    "requires_second_factor" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plages" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "lieu_id" INTEGER,
    "title" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE,
    "start_time" VARCHAR(5) NOT NULL,
    "end_time" VARCHAR(5) NOT NULL,
    "rrule" TEXT,
    "exceptions" JSONB NOT NULL DEFAULT '[]',
    "open_on_holidays" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "motifs_plages" (
    "motif_id" INTEGER NOT NULL,
    "plage_id" INTEGER NOT NULL,

    CONSTRAINT "motifs_plages_pkey" PRIMARY KEY ("motif_id","plage_id")
);

-- CreateTable
CREATE TABLE "rdvs" (
    "id" SERIAL NOT NULL,
    "uuid" UUID NOT NULL DEFAULT gen_random_uuid(),
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "motif_id" INTEGER NOT NULL,
    "lieu_id" INTEGER,
    "status" "rdv_status" NOT NULL DEFAULT 'unknown',
    "cancelled_at" TIMESTAMPTZ(3),
    "context" TEXT,
    "name" TEXT,
    "max_participants_count" INTEGER,
    "overbooked" BOOLEAN NOT NULL DEFAULT false,
    "usagers_count" INTEGER NOT NULL DEFAULT 0,
    "created_by_type" "created_by_type" NOT NULL,
    "created_by_id" INTEGER,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "waiting_room_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rdvs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agents_rdvs" (
    "id" SERIAL NOT NULL,
    "agent_id" INTEGER NOT NULL,
    "rdv_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "busy" BOOLEAN NOT NULL DEFAULT true,
    "exclusive" BOOLEAN NOT NULL DEFAULT true,
    "outlook_id" TEXT,
    "outlook_create_in_progress" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "agents_rdvs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participations" (
    "id" SERIAL NOT NULL,
    "rdv_id" INTEGER NOT NULL,
    "usager_id" INTEGER NOT NULL,
    "status" "rdv_status" NOT NULL DEFAULT 'unknown',
    "send_lifecycle_notifications" BOOLEAN NOT NULL DEFAULT true,
    "send_reminder_notification" BOOLEAN NOT NULL DEFAULT true,
    "created_by_type" "created_by_type" NOT NULL,
    "created_by_id" INTEGER,
    "created_by_agent_prescripteur" BOOLEAN NOT NULL DEFAULT false,
    "reminded_for_starts_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "participations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participation_tokens" (
    "id" SERIAL NOT NULL,
    "participation_id" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "participation_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prescripteurs" (
    "id" SERIAL NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone_number" TEXT,
    "phone_number_formatted" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prescripteurs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "files_attente" (
    "id" SERIAL NOT NULL,
    "rdv_id" INTEGER NOT NULL,
    "usager_id" INTEGER NOT NULL,
    "notifications_sent" INTEGER NOT NULL DEFAULT 0,
    "last_creneau_sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "files_attente_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holds" (
    "id" SERIAL NOT NULL,
    "session_digest" TEXT NOT NULL,
    "motif_id" INTEGER NOT NULL,
    "lieu_id" INTEGER,
    "agent_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "extended" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secteurs" (
    "id" SERIAL NOT NULL,
    "territoire_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "human_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secteurs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zones" (
    "id" SERIAL NOT NULL,
    "secteur_id" INTEGER NOT NULL,
    "level" "zone_level" NOT NULL,
    "city_name" TEXT NOT NULL,
    "city_code" TEXT NOT NULL,
    "street_name" TEXT,
    "street_ban_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "zones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secteur_attributions" (
    "id" SERIAL NOT NULL,
    "secteur_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "level" "attribution_level" NOT NULL,
    "agent_id" INTEGER,

    CONSTRAINT "secteur_attributions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "services" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" "service_kind" NOT NULL DEFAULT 'ordinary',
    "related_to_social" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "territoires" (
    "id" SERIAL NOT NULL,
    "name" TEXT,
    "departement_number" VARCHAR(3) NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "kind" "territoire_kind" NOT NULL DEFAULT 'ordinary',
    "phone_number" TEXT,
    "phone_number_formatted" TEXT,
    "sms_provider" "sms_provider",
    "sms_configuration" TEXT,
    "has_own_sms_provider" BOOLEAN NOT NULL DEFAULT false,
    "enable_notes_field" BOOLEAN NOT NULL DEFAULT false,
    "enable_logement_field" BOOLEAN NOT NULL DEFAULT false,
    "enable_caisse_affiliation_field" BOOLEAN NOT NULL DEFAULT false,
    "enable_affiliation_number_field" BOOLEAN NOT NULL DEFAULT false,
    "enable_family_situation_field" BOOLEAN NOT NULL DEFAULT false,
    "enable_number_of_children_field" BOOLEAN NOT NULL DEFAULT false,
    "enable_case_number" BOOLEAN NOT NULL DEFAULT false,
    "enable_address_details" BOOLEAN NOT NULL DEFAULT false,
    "enable_context_field" BOOLEAN NOT NULL DEFAULT false,
    "enable_waiting_room_mail_field" BOOLEAN NOT NULL DEFAULT false,
    "enable_waiting_room_color_field" BOOLEAN NOT NULL DEFAULT false,
    "visible_usagers_throughout_the_territoire" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "territoires_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "territoire_services" (
    "id" SERIAL NOT NULL,
    "territoire_id" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "territoire_services_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usagers" (
    "id" SERIAL NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "birth_name" TEXT,
    "email" TEXT,
    "unconfirmed_email" TEXT,
    "password_digest" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 0,
    "confirmed_at" TIMESTAMPTZ(3),
    "invitation_sent_at" TIMESTAMPTZ(3),
    "invitation_accepted_at" TIMESTAMPTZ(3),
    "invited_by_type" "actor_type",
    "invited_by_id" INTEGER,
    "phone_number" TEXT,
    "phone_number_formatted" TEXT,
    "birth_date" DATE,
    "address" TEXT,
    "address_details" TEXT,
    "city_code" TEXT,
    "post_code" TEXT,
    "city_name" TEXT,
    "responsible_id" INTEGER,
    "notify_by_sms" BOOLEAN NOT NULL DEFAULT true,
    "notify_by_email" BOOLEAN NOT NULL DEFAULT true,
    "caisse_affiliation" "caisse_affiliation",
    "affiliation_number" TEXT,
    "case_number" TEXT,
    "family_situation" "family_situation",
    "number_of_children" INTEGER,
    "logement" "logement",
    "notes" TEXT,
    "ants_pre_demande_number" TEXT,
    "created_through" "created_through" NOT NULL DEFAULT 'unknown',
    "invited_through" "invited_through" NOT NULL DEFAULT 'devise_email',
    "rdv_invitation_token_digest" TEXT,
    "rdv_invitation_token_copy" TEXT,
    "rdv_invitation_token_updated_at" TIMESTAMPTZ(3),
    "franceconnect_openid_sub" TEXT,
    "logged_once_with_franceconnect" BOOLEAN NOT NULL DEFAULT false,
    "sign_up_brand" "verticale",
    "last_seen_on" DATE,
    "deletion_warning_sent_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "text_search_terms" tsvector,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usagers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usager_profiles" (
    "id" SERIAL NOT NULL,
    "usager_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,

    CONSTRAINT "usager_profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referent_assignations" (
    "id" SERIAL NOT NULL,
    "usager_id" INTEGER NOT NULL,
    "agent_id" INTEGER NOT NULL,

    CONSTRAINT "referent_assignations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" SERIAL NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "target_url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "subscriptions" TEXT[] DEFAULT ARRAY['rdv', 'absence', 'plage']::TEXT[],
    "suspended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" SERIAL NOT NULL,
    "webhook_endpoint_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "response_status" INTEGER,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "absences_agent_id_last_day_idx" ON "absences"("agent_id", "last_day");

-- CreateIndex
CREATE INDEX "absences_updated_at_idx" ON "absences"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "agents_email_key" ON "agents"("email");

-- CreateIndex
CREATE UNIQUE INDEX "agents_external_id_key" ON "agents"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "agents_calendar_uid_key" ON "agents"("calendar_uid");

-- CreateIndex
CREATE UNIQUE INDEX "agents_inclusion_connect_open_id_sub_key" ON "agents"("inclusion_connect_open_id_sub");

-- CreateIndex
CREATE UNIQUE INDEX "agents_pro_connect_sub_key" ON "agents"("pro_connect_sub");

-- CreateIndex
CREATE UNIQUE INDEX "agents_pro_sante_connect_sub_key" ON "agents"("pro_sante_connect_sub");

-- CreateIndex
CREATE UNIQUE INDEX "agents_provider_uid_key" ON "agents"("provider", "uid");

-- CreateIndex
CREATE INDEX "agent_services_service_id_idx" ON "agent_services"("service_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_services_agent_id_service_id_key" ON "agent_services"("agent_id", "service_id");

-- CreateIndex
CREATE INDEX "agent_roles_organisation_id_idx" ON "agent_roles"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_roles_agent_id_organisation_id_key" ON "agent_roles"("agent_id", "organisation_id");

-- CreateIndex
CREATE INDEX "agent_territorial_roles_territoire_id_idx" ON "agent_territorial_roles"("territoire_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_territorial_roles_agent_id_territoire_id_key" ON "agent_territorial_roles"("agent_id", "territoire_id");

-- CreateIndex
CREATE INDEX "agent_territorial_access_rights_territoire_id_idx" ON "agent_territorial_access_rights"("territoire_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_territorial_access_rights_agent_id_territoire_id_key" ON "agent_territorial_access_rights"("agent_id", "territoire_id");

-- CreateIndex
CREATE UNIQUE INDEX "teams_territoire_id_name_key" ON "teams"("territoire_id", "name");

-- CreateIndex
CREATE INDEX "agent_teams_agent_id_idx" ON "agent_teams"("agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_teams_team_id_agent_id_key" ON "agent_teams"("team_id", "agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_agent_id_digest_key" ON "recovery_codes"("agent_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_agent_id_device_key" ON "api_tokens"("agent_id", "device");

-- CreateIndex
CREATE INDEX "api_calls_agent_id_idx" ON "api_calls"("agent_id");

-- CreateIndex
CREATE INDEX "api_calls_received_at_idx" ON "api_calls"("received_at");

-- CreateIndex
CREATE INDEX "sessions_face_person_id_idx" ON "sessions"("face", "person_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "account_links_digest_key" ON "account_links"("digest");

-- CreateIndex
CREATE INDEX "account_links_usager_id_idx" ON "account_links"("usager_id");

-- CreateIndex
CREATE INDEX "account_links_agent_id_idx" ON "account_links"("agent_id");

-- CreateIndex
CREATE INDEX "account_links_expires_at_idx" ON "account_links"("expires_at");

-- CreateIndex
CREATE INDEX "verifications_email_created_at_idx" ON "verifications"("email", "created_at");

-- CreateIndex
CREATE INDEX "verifications_phone_number_formatted_created_at_idx" ON "verifications"("phone_number_formatted", "created_at");

-- CreateIndex
CREATE INDEX "verifications_expires_at_idx" ON "verifications"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "super_admins_email_key" ON "super_admins"("email");

-- CreateIndex
CREATE INDEX "exports_agent_id_created_at_idx" ON "exports"("agent_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "export_files_export_id_position_key" ON "export_files"("export_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_digest_key" ON "invitations"("token_digest");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_rdv_id_key" ON "invitations"("rdv_id");

-- CreateIndex
CREATE INDEX "invitations_usager_id_idx" ON "invitations"("usager_id");

-- CreateIndex
CREATE INDEX "invitations_organisation_id_idx" ON "invitations"("organisation_id");

-- CreateIndex
CREATE INDEX "versions_item_type_item_id_idx" ON "versions"("item_type", "item_id");

-- CreateIndex
CREATE INDEX "versions_parent_type_parent_id_idx" ON "versions"("parent_type", "parent_id");

-- CreateIndex
CREATE INDEX "versions_created_at_idx" ON "versions"("created_at");

-- CreateIndex
CREATE INDEX "consultations_organisation_id_created_at_idx" ON "consultations"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "consultations_created_at_idx" ON "consultations"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "consultations_usager_id_actor_type_actor_id_screen_hour_key" ON "consultations"("usager_id", "actor_type", "actor_id", "screen", "hour");

-- CreateIndex
CREATE INDEX "lieux_organisation_id_idx" ON "lieux"("organisation_id");

-- CreateIndex
CREATE INDEX "motifs_organisation_id_idx" ON "motifs"("organisation_id");

-- CreateIndex
CREATE INDEX "motifs_service_id_idx" ON "motifs"("service_id");

-- CreateIndex
CREATE INDEX "motifs_motif_category_id_idx" ON "motifs"("motif_category_id");

-- CreateIndex
CREATE UNIQUE INDEX "motif_categories_name_key" ON "motif_categories"("name");

-- CreateIndex
CREATE UNIQUE INDEX "motif_categories_short_name_key" ON "motif_categories"("short_name");

-- CreateIndex
CREATE INDEX "motif_categories_territoires_territoire_id_idx" ON "motif_categories_territoires"("territoire_id");

-- CreateIndex
CREATE INDEX "evenements_rdv_id_idx" ON "evenements"("rdv_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_key_key" ON "deliveries"("key");

-- CreateIndex
CREATE INDEX "deliveries_recipient_type_recipient_id_created_at_idx" ON "deliveries"("recipient_type", "recipient_id", "created_at");

-- CreateIndex
CREATE INDEX "deliveries_evenement_id_idx" ON "deliveries"("evenement_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipts_delivery_key_key" ON "receipts"("delivery_key");

-- CreateIndex
CREATE INDEX "receipts_usager_id_idx" ON "receipts"("usager_id");

-- CreateIndex
CREATE INDEX "receipts_rdv_id_idx" ON "receipts"("rdv_id");

-- CreateIndex
CREATE INDEX "receipts_organisation_id_created_at_idx" ON "receipts"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "receipts_created_at_idx" ON "receipts"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_territoire_id_name_key" ON "organisations"("territoire_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_territoire_id_external_id_key" ON "organisations"("territoire_id", "external_id");

-- CreateIndex
CREATE INDEX "plages_agent_id_last_day_idx" ON "plages"("agent_id", "last_day");

-- CreateIndex
CREATE INDEX "plages_organisation_id_idx" ON "plages"("organisation_id");

-- CreateIndex
CREATE INDEX "plages_lieu_id_idx" ON "plages"("lieu_id");

-- CreateIndex
CREATE INDEX "plages_first_day_idx" ON "plages"("first_day");

-- CreateIndex
CREATE INDEX "plages_updated_at_idx" ON "plages"("updated_at");

-- CreateIndex
CREATE INDEX "motifs_plages_plage_id_idx" ON "motifs_plages"("plage_id");

-- CreateIndex
CREATE UNIQUE INDEX "rdvs_uuid_key" ON "rdvs"("uuid");

-- CreateIndex
CREATE INDEX "rdvs_organisation_id_starts_at_idx" ON "rdvs"("organisation_id", "starts_at");

-- CreateIndex
CREATE INDEX "rdvs_motif_id_starts_at_idx" ON "rdvs"("motif_id", "starts_at");

-- CreateIndex
CREATE INDEX "rdvs_lieu_id_starts_at_idx" ON "rdvs"("lieu_id", "starts_at");

-- CreateIndex
CREATE INDEX "rdvs_starts_at_idx" ON "rdvs"("starts_at");

-- CreateIndex
CREATE INDEX "rdvs_updated_at_idx" ON "rdvs"("updated_at");

-- CreateIndex
CREATE INDEX "agents_rdvs_rdv_id_idx" ON "agents_rdvs"("rdv_id");

-- CreateIndex
CREATE UNIQUE INDEX "agents_rdvs_agent_id_rdv_id_key" ON "agents_rdvs"("agent_id", "rdv_id");

-- CreateIndex
CREATE INDEX "participations_usager_id_idx" ON "participations"("usager_id");

-- CreateIndex
CREATE UNIQUE INDEX "participations_rdv_id_usager_id_key" ON "participations"("rdv_id", "usager_id");

-- CreateIndex
CREATE UNIQUE INDEX "participation_tokens_digest_key" ON "participation_tokens"("digest");

-- CreateIndex
CREATE INDEX "participation_tokens_participation_id_idx" ON "participation_tokens"("participation_id");

-- CreateIndex
CREATE INDEX "files_attente_usager_id_idx" ON "files_attente"("usager_id");

-- CreateIndex
CREATE UNIQUE INDEX "files_attente_rdv_id_usager_id_key" ON "files_attente"("rdv_id", "usager_id");

-- CreateIndex
CREATE INDEX "holds_agent_id_expires_at_idx" ON "holds"("agent_id", "expires_at");

-- CreateIndex
CREATE INDEX "holds_expires_at_idx" ON "holds"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "holds_session_digest_motif_id_key" ON "holds"("session_digest", "motif_id");

-- CreateIndex
CREATE UNIQUE INDEX "secteurs_territoire_id_human_id_key" ON "secteurs"("territoire_id", "human_id");

-- CreateIndex
CREATE INDEX "zones_city_code_idx" ON "zones"("city_code");

-- CreateIndex
CREATE INDEX "zones_street_ban_id_idx" ON "zones"("street_ban_id");

-- CreateIndex
CREATE INDEX "secteur_attributions_organisation_id_idx" ON "secteur_attributions"("organisation_id");

-- CreateIndex
CREATE INDEX "secteur_attributions_agent_id_idx" ON "secteur_attributions"("agent_id");

-- CreateIndex
CREATE INDEX "territoires_departement_number_idx" ON "territoires"("departement_number");

-- CreateIndex
CREATE INDEX "territoire_services_service_id_idx" ON "territoire_services"("service_id");

-- CreateIndex
CREATE UNIQUE INDEX "territoire_services_territoire_id_service_id_key" ON "territoire_services"("territoire_id", "service_id");

-- CreateIndex
CREATE UNIQUE INDEX "usagers_email_key" ON "usagers"("email");

-- CreateIndex
CREATE UNIQUE INDEX "usagers_rdv_invitation_token_digest_key" ON "usagers"("rdv_invitation_token_digest");

-- CreateIndex
CREATE UNIQUE INDEX "usagers_franceconnect_openid_sub_key" ON "usagers"("franceconnect_openid_sub");

-- CreateIndex
CREATE INDEX "usagers_responsible_id_idx" ON "usagers"("responsible_id");

-- CreateIndex
CREATE INDEX "usagers_phone_number_formatted_idx" ON "usagers"("phone_number_formatted");

-- CreateIndex
CREATE INDEX "usagers_updated_at_idx" ON "usagers"("updated_at");

-- CreateIndex
CREATE INDEX "usager_profiles_organisation_id_idx" ON "usager_profiles"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "usager_profiles_usager_id_organisation_id_key" ON "usager_profiles"("usager_id", "organisation_id");

-- CreateIndex
CREATE INDEX "referent_assignations_agent_id_idx" ON "referent_assignations"("agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "referent_assignations_usager_id_agent_id_key" ON "referent_assignations"("usager_id", "agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoints_organisation_id_target_url_key" ON "webhook_endpoints"("organisation_id", "target_url");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_webhook_endpoint_id_key_key" ON "webhook_deliveries"("webhook_endpoint_id", "key");

-- AddForeignKey
ALTER TABLE "absences" ADD CONSTRAINT "absences_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_services" ADD CONSTRAINT "agent_services_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_services" ADD CONSTRAINT "agent_services_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_roles" ADD CONSTRAINT "agent_roles_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_roles" ADD CONSTRAINT "agent_roles_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_territorial_roles" ADD CONSTRAINT "agent_territorial_roles_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_territorial_roles" ADD CONSTRAINT "agent_territorial_roles_territoire_id_fkey" FOREIGN KEY ("territoire_id") REFERENCES "territoires"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_territorial_access_rights" ADD CONSTRAINT "agent_territorial_access_rights_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_territorial_access_rights" ADD CONSTRAINT "agent_territorial_access_rights_territoire_id_fkey" FOREIGN KEY ("territoire_id") REFERENCES "territoires"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "teams" ADD CONSTRAINT "teams_territoire_id_fkey" FOREIGN KEY ("territoire_id") REFERENCES "territoires"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_teams" ADD CONSTRAINT "agent_teams_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_teams" ADD CONSTRAINT "agent_teams_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_calls" ADD CONSTRAINT "api_calls_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usagers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exports" ADD CONSTRAINT "exports_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_files" ADD CONSTRAINT "export_files_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "exports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usagers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_motif_id_fkey" FOREIGN KEY ("motif_id") REFERENCES "motifs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_rdv_id_fkey" FOREIGN KEY ("rdv_id") REFERENCES "rdvs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_lieux" ADD CONSTRAINT "invitation_lieux_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_lieux" ADD CONSTRAINT "invitation_lieux_lieu_id_fkey" FOREIGN KEY ("lieu_id") REFERENCES "lieux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lieux" ADD CONSTRAINT "lieux_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motifs" ADD CONSTRAINT "motifs_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motifs" ADD CONSTRAINT "motifs_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motifs" ADD CONSTRAINT "motifs_motif_category_id_fkey" FOREIGN KEY ("motif_category_id") REFERENCES "motif_categories"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motif_categories_territoires" ADD CONSTRAINT "motif_categories_territoires_motif_category_id_fkey" FOREIGN KEY ("motif_category_id") REFERENCES "motif_categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motif_categories_territoires" ADD CONSTRAINT "motif_categories_territoires_territoire_id_fkey" FOREIGN KEY ("territoire_id") REFERENCES "territoires"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_evenement_id_fkey" FOREIGN KEY ("evenement_id") REFERENCES "evenements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usagers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_rdv_id_fkey" FOREIGN KEY ("rdv_id") REFERENCES "rdvs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_territoire_id_fkey" FOREIGN KEY ("territoire_id") REFERENCES "territoires"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plages" ADD CONSTRAINT "plages_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plages" ADD CONSTRAINT "plages_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plages" ADD CONSTRAINT "plages_lieu_id_fkey" FOREIGN KEY ("lieu_id") REFERENCES "lieux"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motifs_plages" ADD CONSTRAINT "motifs_plages_motif_id_fkey" FOREIGN KEY ("motif_id") REFERENCES "motifs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motifs_plages" ADD CONSTRAINT "motifs_plages_plage_id_fkey" FOREIGN KEY ("plage_id") REFERENCES "plages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rdvs" ADD CONSTRAINT "rdvs_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rdvs" ADD CONSTRAINT "rdvs_motif_id_fkey" FOREIGN KEY ("motif_id") REFERENCES "motifs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rdvs" ADD CONSTRAINT "rdvs_lieu_id_fkey" FOREIGN KEY ("lieu_id") REFERENCES "lieux"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agents_rdvs" ADD CONSTRAINT "agents_rdvs_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agents_rdvs" ADD CONSTRAINT "agents_rdvs_rdv_id_fkey" FOREIGN KEY ("rdv_id") REFERENCES "rdvs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participations" ADD CONSTRAINT "participations_rdv_id_fkey" FOREIGN KEY ("rdv_id") REFERENCES "rdvs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participations" ADD CONSTRAINT "participations_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usagers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation_tokens" ADD CONSTRAINT "participation_tokens_participation_id_fkey" FOREIGN KEY ("participation_id") REFERENCES "participations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "files_attente" ADD CONSTRAINT "files_attente_rdv_id_fkey" FOREIGN KEY ("rdv_id") REFERENCES "rdvs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "files_attente" ADD CONSTRAINT "files_attente_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usagers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_motif_id_fkey" FOREIGN KEY ("motif_id") REFERENCES "motifs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_lieu_id_fkey" FOREIGN KEY ("lieu_id") REFERENCES "lieux"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secteurs" ADD CONSTRAINT "secteurs_territoire_id_fkey" FOREIGN KEY ("territoire_id") REFERENCES "territoires"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zones" ADD CONSTRAINT "zones_secteur_id_fkey" FOREIGN KEY ("secteur_id") REFERENCES "secteurs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secteur_attributions" ADD CONSTRAINT "secteur_attributions_secteur_id_fkey" FOREIGN KEY ("secteur_id") REFERENCES "secteurs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secteur_attributions" ADD CONSTRAINT "secteur_attributions_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secteur_attributions" ADD CONSTRAINT "secteur_attributions_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "territoire_services" ADD CONSTRAINT "territoire_services_territoire_id_fkey" FOREIGN KEY ("territoire_id") REFERENCES "territoires"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "territoire_services" ADD CONSTRAINT "territoire_services_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usagers" ADD CONSTRAINT "usagers_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "usagers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usager_profiles" ADD CONSTRAINT "usager_profiles_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usagers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usager_profiles" ADD CONSTRAINT "usager_profiles_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referent_assignations" ADD CONSTRAINT "referent_assignations_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usagers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referent_assignations" ADD CONSTRAINT "referent_assignations_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_endpoint_id_fkey" FOREIGN KEY ("webhook_endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand from here: what Prisma's schema language cannot say.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- unaccent() is only STABLE because its dictionary may be replaced; ours is named and never is.
CREATE FUNCTION plain_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));

-- Search of usagers ---------------------------------------------------------------------------------------------------

ALTER TABLE usagers DROP COLUMN text_search_terms;
ALTER TABLE usagers ADD COLUMN text_search_terms tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('simple', plain_text(coalesce(last_name, ''))), 'A') ||
  setweight(to_tsvector('simple', plain_text(coalesce(first_name, ''))), 'B') ||
  setweight(to_tsvector('simple', plain_text(coalesce(birth_name, ''))), 'C') ||
  setweight(to_tsvector('simple', coalesce(email, '')), 'D') ||
  setweight(to_tsvector('simple', coalesce(phone_number_formatted, '')), 'D') ||
  setweight(to_tsvector('simple', id::text), 'D')
) STORED;
CREATE INDEX usagers_text_search_terms ON usagers USING gin (text_search_terms) WHERE deleted_at IS NULL;
CREATE INDEX usagers_email_prefix ON usagers (email text_pattern_ops) WHERE deleted_at IS NULL;
CREATE INDEX usagers_identity ON usagers (plain_text(last_name), plain_text(first_name), birth_date) WHERE deleted_at IS NULL;

-- Values ----------------------------------------------------------------------------------------------------------------

ALTER TABLE usagers
  ADD CONSTRAINT usagers_email_lower_case CHECK (email = lower(email)),
  ADD CONSTRAINT usagers_not_own_responsable CHECK (responsible_id <> id),
  ADD CONSTRAINT usagers_number_of_children CHECK (number_of_children >= 0);

ALTER TABLE agents ADD CONSTRAINT agents_email_lower_case CHECK (email = lower(email));
ALTER TABLE super_admins ADD CONSTRAINT super_admins_email_lower_case CHECK (email = lower(email));

CREATE UNIQUE INDEX services_name_unique ON services (lower(name));
CREATE UNIQUE INDEX services_short_name_unique ON services (lower(short_name));

ALTER TABLE motifs
  ADD CONSTRAINT motifs_delays CHECK (
    min_public_booking_delay >= 1800
    AND min_public_booking_delay < max_public_booking_delay
    AND max_public_booking_delay <= 31556952
  ),
  ADD CONSTRAINT motifs_duration CHECK (default_duration_in_min > 0),
  ADD CONSTRAINT motifs_reminder_delay CHECK (reminder_delay_in_hours IN (0, 24, 48, 72)),
  ADD CONSTRAINT motifs_color CHECK (color ~* '^#([0-9a-f]{3}|[0-9a-f]{6})$'),
  ADD CONSTRAINT motifs_collectif_on_site CHECK (NOT collectif OR location_type = 'public_office'),
  ADD CONSTRAINT motifs_secretariat_or_follow_up CHECK (NOT (for_secretariat AND follow_up));
CREATE UNIQUE INDEX motifs_name_unique ON motifs (organisation_id, name, location_type, service_id) WHERE deleted_at IS NULL;

ALTER TABLE plages
  ADD CONSTRAINT plages_start_time CHECK (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT plages_end_time CHECK (end_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT plages_end_after_start CHECK (end_time > start_time),
  ADD CONSTRAINT plages_last_day CHECK (
    CASE WHEN rrule IS NULL THEN last_day IS NOT NULL AND last_day = first_day ELSE last_day IS NULL OR last_day > first_day END
  );

ALTER TABLE absences
  ADD CONSTRAINT absences_start_time CHECK (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT absences_end_time CHECK (end_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT absences_end_after_start CHECK (end_day > first_day OR (end_day = first_day AND end_time > start_time)),
  ADD CONSTRAINT absences_last_day CHECK (
    CASE WHEN rrule IS NULL THEN last_day IS NOT NULL AND last_day = end_day
         ELSE end_day = first_day AND (last_day IS NULL OR last_day > first_day) END
  );

CREATE UNIQUE INDEX zones_city_unique ON zones (secteur_id, city_code) WHERE level = 'city';
CREATE UNIQUE INDEX zones_street_unique ON zones (secteur_id, street_ban_id) WHERE level = 'street';
ALTER TABLE zones ADD CONSTRAINT zones_level CHECK (
  CASE level WHEN 'city' THEN street_name IS NULL AND street_ban_id IS NULL
             ELSE street_name IS NOT NULL AND street_ban_id LIKE city_code || '\_%' END
);
CREATE UNIQUE INDEX secteur_attributions_organisation_unique ON secteur_attributions (secteur_id, organisation_id)
  WHERE level = 'organisation';
CREATE UNIQUE INDEX secteur_attributions_agent_unique ON secteur_attributions (secteur_id, organisation_id, agent_id)
  WHERE level = 'agent';
ALTER TABLE secteur_attributions ADD CONSTRAINT secteur_attributions_level CHECK ((level = 'agent') = (agent_id IS NOT NULL));

ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_subscriptions CHECK (
  subscriptions <@ ARRAY['rdv', 'absence', 'plage', 'usager', 'usager_profile', 'organisation', 'motif', 'lieu', 'agent',
                         'agent_role', 'referent_assignation']
);

ALTER TABLE account_links ADD CONSTRAINT account_links_one_person CHECK (num_nonnulls(usager_id, agent_id) = 1);
ALTER TABLE verifications ADD CONSTRAINT verifications_one_address CHECK (num_nonnulls(email, phone_number_formatted) = 1);
ALTER TABLE holds ADD CONSTRAINT holds_ends_after_starts CHECK (ends_at > starts_at);

-- Rdvs --------------------------------------------------------------------------------------------------------------------

ALTER TABLE rdvs
  ADD CONSTRAINT rdvs_ends_after_starts CHECK (ends_at > starts_at),
  ADD CONSTRAINT rdvs_cancelled_at CHECK ((cancelled_at IS NOT NULL) = (status IN ('excused', 'revoked', 'noshow'))),
  ADD CONSTRAINT rdvs_max_participants_count CHECK (max_participants_count > 0),
  ADD CONSTRAINT rdvs_seats CHECK (max_participants_count IS NULL OR usagers_count <= max_participants_count OR overbooked);
CREATE INDEX rdvs_open_collectifs ON rdvs (motif_id, starts_at) WHERE status <> 'revoked' AND max_participants_count IS NOT NULL;

ALTER TABLE agents_rdvs
  ADD CONSTRAINT agents_rdvs_exclusive_is_busy CHECK (busy OR NOT exclusive),
  ADD CONSTRAINT agents_rdvs_no_double_booking
    EXCLUDE USING gist (agent_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (exclusive);
CREATE INDEX agents_rdvs_busy ON agents_rdvs (agent_id, starts_at) INCLUDE (ends_at) WHERE busy;

-- The agent's row follows its rdv, whoever writes it: a divergence would free or block a time silently.
CREATE FUNCTION agents_rdvs_copy_rdv() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT starts_at, ends_at, status NOT IN ('excused', 'revoked')
    INTO STRICT NEW.starts_at, NEW.ends_at, NEW.busy
    FROM rdvs WHERE id = NEW.rdv_id;
  NEW.exclusive := NEW.exclusive AND NEW.busy;
  RETURN NEW;
END $$;
CREATE TRIGGER agents_rdvs_copy_rdv BEFORE INSERT OR UPDATE ON agents_rdvs
  FOR EACH ROW EXECUTE FUNCTION agents_rdvs_copy_rdv();

CREATE FUNCTION rdvs_refresh_agents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE agents_rdvs SET starts_at = NEW.starts_at WHERE rdv_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER rdvs_refresh_agents AFTER UPDATE OF starts_at, ends_at, status ON rdvs
  FOR EACH ROW
  WHEN (OLD.starts_at <> NEW.starts_at OR OLD.ends_at <> NEW.ends_at
        OR (OLD.status IN ('excused', 'revoked')) <> (NEW.status IN ('excused', 'revoked')))
  EXECUTE FUNCTION rdvs_refresh_agents();

-- Counting under the row lock of the rdv: the check on the seats then refuses the one too many.
CREATE FUNCTION rdvs_count_usagers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE counted int := 0;
BEGIN
  IF TG_OP <> 'DELETE' AND NEW.status NOT IN ('excused', 'revoked') THEN counted := counted + 1; END IF;
  IF TG_OP <> 'INSERT' AND OLD.status NOT IN ('excused', 'revoked') THEN counted := counted - 1; END IF;
  IF counted <> 0 THEN
    UPDATE rdvs SET usagers_count = usagers_count + counted WHERE id = coalesce(NEW.rdv_id, OLD.rdv_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER rdvs_count_usagers AFTER INSERT OR DELETE OR UPDATE OF status ON participations
  FOR EACH ROW EXECUTE FUNCTION rdvs_count_usagers();

CREATE FUNCTION participations_keep_rdv() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a participation does not change rdv' USING ERRCODE = 'check_violation', CONSTRAINT = 'participations_keep_rdv';
END $$;
CREATE TRIGGER participations_keep_rdv BEFORE UPDATE OF rdv_id ON participations
  FOR EACH ROW WHEN (OLD.rdv_id <> NEW.rdv_id) EXECUTE FUNCTION participations_keep_rdv();

-- What spans rows is checked at the commit, once everything is written ----------------------------------------------------

CREATE FUNCTION rdvs_coherent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rdv rdvs;
  motif motifs;
BEGIN
  SELECT * INTO rdv FROM rdvs WHERE id = NEW.id;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO STRICT motif FROM motifs WHERE id = rdv.motif_id;
  IF motif.organisation_id <> rdv.organisation_id
     OR (rdv.lieu_id IS NOT NULL AND rdv.organisation_id <> (SELECT organisation_id FROM lieux WHERE id = rdv.lieu_id)) THEN
    RAISE EXCEPTION 'rdv %: motif and lieu belong to its organisation', rdv.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rdvs_one_organisation';
  END IF;
  IF motif.collectif AND rdv.status IN ('excused', 'noshow') THEN
    RAISE EXCEPTION 'rdv %: a rdv collectif is not %', rdv.id, rdv.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rdvs_collectif_status';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER rdvs_coherent AFTER INSERT OR UPDATE OF motif_id, lieu_id, organisation_id, status ON rdvs
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rdvs_coherent();

CREATE FUNCTION rdvs_peopled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted int := CASE WHEN TG_TABLE_NAME = 'rdvs' THEN NEW.id ELSE OLD.rdv_id END;
BEGIN
  IF NOT EXISTS (SELECT FROM rdvs WHERE id = wanted) THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM agents_rdvs WHERE rdv_id = wanted) THEN
    RAISE EXCEPTION 'rdv % has no agent', wanted USING ERRCODE = 'check_violation', CONSTRAINT = 'rdvs_some_agent';
  END IF;
  IF NOT EXISTS (SELECT FROM participations WHERE rdv_id = wanted)
     AND NOT (SELECT collectif FROM motifs JOIN rdvs ON rdvs.motif_id = motifs.id WHERE rdvs.id = wanted) THEN
    RAISE EXCEPTION 'rdv % has no participation', wanted
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rdvs_some_participation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER rdvs_peopled AFTER INSERT ON rdvs
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rdvs_peopled();
CREATE CONSTRAINT TRIGGER rdvs_keep_agent AFTER DELETE ON agents_rdvs
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rdvs_peopled();
CREATE CONSTRAINT TRIGGER rdvs_keep_participation AFTER DELETE ON participations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rdvs_peopled();

CREATE FUNCTION plages_coherent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE plage plages;
BEGIN
  SELECT * INTO plage FROM plages WHERE id = NEW.id;
  IF (plage.lieu_id IS NOT NULL AND plage.organisation_id <> (SELECT organisation_id FROM lieux WHERE id = plage.lieu_id))
     OR EXISTS (SELECT FROM motifs JOIN motifs_plages ON motifs_plages.motif_id = motifs.id
                WHERE motifs_plages.plage_id = plage.id AND motifs.organisation_id <> plage.organisation_id) THEN
    RAISE EXCEPTION 'plage %: lieu and motifs belong to its organisation', plage.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plages_one_organisation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plages_coherent AFTER INSERT OR UPDATE OF lieu_id, organisation_id ON plages
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION plages_coherent();

CREATE FUNCTION motifs_plages_coherent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT organisation_id FROM motifs WHERE id = NEW.motif_id)
     IS DISTINCT FROM (SELECT organisation_id FROM plages WHERE id = NEW.plage_id) THEN
    RAISE EXCEPTION 'plage %: lieu and motifs belong to its organisation', NEW.plage_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plages_one_organisation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER motifs_plages_coherent AFTER INSERT OR UPDATE ON motifs_plages
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION motifs_plages_coherent();

CREATE FUNCTION secteur_attributions_coherent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT territoire_id FROM secteurs WHERE id = NEW.secteur_id)
     <> (SELECT territoire_id FROM organisations WHERE id = NEW.organisation_id) THEN
    RAISE EXCEPTION 'secteur %: its organisations belong to its territoire', NEW.secteur_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'secteur_attributions_one_territoire';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER secteur_attributions_coherent AFTER INSERT OR UPDATE ON secteur_attributions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION secteur_attributions_coherent();

CREATE FUNCTION usagers_one_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.responsible_id IS NOT NULL AND (
       EXISTS (SELECT FROM usagers WHERE id = NEW.responsible_id AND responsible_id IS NOT NULL)
       OR EXISTS (SELECT FROM usagers WHERE responsible_id = NEW.id)) THEN
    RAISE EXCEPTION 'usager %: a proche has no proche', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'usagers_one_level';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER usagers_one_level AFTER INSERT OR UPDATE OF responsible_id ON usagers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION usagers_one_level();

-- Queues ---------------------------------------------------------------------------------------------------------------

CREATE INDEX evenements_unpublished ON evenements (id) WHERE published_at IS NULL;
CREATE INDEX deliveries_unfinished ON deliveries (created_at) WHERE state IN ('pending', 'sending', 'held');
